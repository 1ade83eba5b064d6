package io.insaka.tenancy.secondstep;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** Words as a picture that a phone reads: SVG, black on white, one unit a square. */
final class QrPicture {
    private static final int QUIET_SQUARES = 2;

    private QrPicture() {}

    static String of(String words) {
        BitMatrix squares = squares(words);
        var path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (squares.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + squares.getWidth() + " "
                + squares.getHeight() + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
                + squares.getWidth() + "v" + squares.getHeight() + "H0z\"/><path d=\"" + path + "\"/></svg>";
    }

    private static BitMatrix squares(String words) {
        try {
            return new QRCodeWriter()
                    .encode(words, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_SQUARES));
        } catch (WriterException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }
}

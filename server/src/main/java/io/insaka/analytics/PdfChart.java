package io.insaka.analytics;

import io.insaka.analytics.PdfSheet.Stroke;
import io.insaka.analytics.Report.Point;
import io.insaka.analytics.Report.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lines over time, told apart by the line as well as by its colour; a thin grey one is how it was before. */
final class PdfChart {
    private static final float HEIGHT = 130;
    private static final float LEFT = PdfSheet.MARGIN + 52;
    private static final float RIGHT = PdfSheet.MARGIN + PdfSheet.WIDTH - 4;
    private static final float SMALL = 7.5f;

    private static final List<Stroke> LOOKS = List.of(
            new Stroke(0.05f, 0.43f, 0.38f, 1.6f, new float[] {}),
            new Stroke(0.76f, 0.35f, 0.05f, 1.6f, new float[] {5, 3}),
            new Stroke(0.11f, 0.37f, 0.72f, 1.6f, new float[] {1.5f, 3}));
    private static final Stroke BEFORE = new Stroke(0.6f, 0.6f, 0.6f, 0.8f, new float[] {});

    private final PdfSheet sheet;
    private final ReportWords words;

    PdfChart(PdfSheet sheet, ReportWords words) {
        this.sheet = sheet;
        this.words = words;
    }

    /** Stands on one page. */
    void draw(List<Series> series) throws IOException {
        int count = series.isEmpty() ? 0 : series.getFirst().points().size();
        if (count == 0) {
            return;
        }
        sheet.room(HEIGHT + 40);
        legend(series);
        String unit = series.getFirst().unit();
        double top = top(series, unit);
        float bottom = sheet.y() - HEIGHT;
        for (double part : new double[] {0, 0.5, 1}) {
            float at = (float) (bottom + (HEIGHT - 12) * part);
            sheet.rule(at, LEFT, RIGHT, 0.88f);
            sheet.textUpTo(words.amount(top * part, unit), LEFT - 6, at - 2.5f, SMALL, 0.4f);
        }
        for (Series one : series) {
            sheet.path(points(one, Point::before, top, bottom), BEFORE);
        }
        for (int n = 0; n < series.size(); n++) {
            sheet.path(points(series.get(n), Point::value, top, bottom), LOOKS.get(n % LOOKS.size()));
        }
        List<Point> days = series.getFirst().points();
        sheet.text(words.day(days.getFirst().from()), LEFT, bottom - 12, SMALL, 0.4f);
        if (count > 1) {
            sheet.textUpTo(words.day(days.getLast().from()), RIGHT, bottom - 12, SMALL, 0.4f);
        }
        sheet.down(HEIGHT + 24);
    }

    private void legend(List<Series> series) throws IOException {
        sheet.down(14);
        float x = LEFT;
        for (int n = 0; n < series.size(); n++) {
            String name = words.metric(series.get(n).metric());
            sheet.path(
                    List.of(new float[] {x, sheet.y() + 2.5f}, new float[] {x + 18, sheet.y() + 2.5f}),
                    LOOKS.get(n % LOOKS.size()));
            sheet.text(name, x + 23, sheet.y(), SMALL + 0.5f, 0.2f);
            x += 40 + sheet.width(name, SMALL + 0.5f);
        }
    }

    private static double top(List<Series> series, String unit) {
        if (unit.equals("share")) {
            return 1;
        }
        double most = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(point -> Math.max(orNothing(point.value()), orNothing(point.before())))
                .max()
                .orElse(0);
        return unit.equals("count") ? Math.max(2, Math.ceil(most / 2) * 2) : most <= 0 ? 1 : most;
    }

    private static double orNothing(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private static List<float @Nullable []> points(
            Series series, Function<Point, @Nullable Double> what, double top, float bottom) {
        int count = series.points().size();
        List<float @Nullable []> points = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            Double value = what.apply(series.points().get(n));
            float x = count < 2 ? (LEFT + RIGHT) / 2 : LEFT + n * (RIGHT - LEFT) / (count - 1);
            points.add(value == null ? null : new float[] {x, (float) (bottom + (HEIGHT - 12) * value / top)});
        }
        return points;
    }
}

package io.insaka.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsTest extends BlobsContract {
    @TempDir
    Path folder;

    @Override
    Blobs blobs() {
        return new FolderBlobs(folder);
    }

    @Override
    long leftovers() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}

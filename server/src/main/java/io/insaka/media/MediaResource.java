package io.insaka.media;

import io.insaka.kernel.TenantId;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** A stored file as Spring serves it: whole, or the ranges that were asked for. */
final class MediaResource extends AbstractResource {
    private final MediaStore store;
    private final TenantId tenant;
    private final StoredMedia media;

    MediaResource(MediaStore store, TenantId tenant, StoredMedia media) {
        this.store = store;
        this.tenant = tenant;
        this.media = media;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return store.read(tenant, media);
    }

    @Override
    public long contentLength() {
        return media.size();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return "media " + media.id();
    }
}

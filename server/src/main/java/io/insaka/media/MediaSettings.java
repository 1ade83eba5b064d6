package io.insaka.media;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param maxUpload the largest file a teammate may attach; 100 MB is what WhatsApp takes of a document */
@ConfigurationProperties("insaka.media")
record MediaSettings(@DefaultValue("100MB") DataSize maxUpload) {}

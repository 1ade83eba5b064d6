import { BufferTarget, BlobSource, Conversion, Input, MP4, OGG, OggOutputFormat, Output, WavOutputFormat, WEBM } from 'mediabunny';

/** Of speech in WAV. */
const WAV_SAMPLES = 16_000;

/**
 * Puts a recording into the container the channel takes. Opus with one channel, as it was recorded, is moved from WebM to Ogg
 * packet by packet; only what is of another kind is decoded.
 */
export async function convert(recorded: Blob, send: string): Promise<Blob> {
  const wav = send === 'audio/wav';
  const target = new BufferTarget();
  const conversion = await Conversion.init({
    input: new Input({ source: new BlobSource(recorded), formats: [WEBM, OGG, MP4] }),
    output: new Output({ format: wav ? new WavOutputFormat() : new OggOutputFormat(), target }),
    audio: wav ? { numberOfChannels: 1, sampleRate: WAV_SAMPLES, codec: 'pcm-s16' } : { numberOfChannels: 1, codec: 'opus' },
    showWarnings: false,
  });
  if (!conversion.isValid) throw new Error('this browser cannot convert the recording');
  await conversion.execute();
  if (!target.buffer || target.buffer.byteLength === 0) throw new Error('nothing was recorded');
  return new Blob([target.buffer], { type: send });
}

/** How WhatsApp would send a file of this content type; whatever it does not play goes as a document. */
export function mediaType(contentType: string): 'image' | 'video' | 'audio' | 'document' {
  if (contentType === 'image/jpeg' || contentType === 'image/png') return 'image';
  if (contentType === 'video/mp4' || contentType === 'video/3gpp') return 'video';
  if (/^audio\/(aac|amr|mpeg|mp4|ogg)/.test(contentType)) return 'audio';
  return 'document';
}

/** The clipboard API exists only in secure contexts; a console on a plain http address in an office still has to copy. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    // Deprecated, but the only way outside a secure context.
    const worked = document.execCommand('copy');
    area.remove();
    return worked;
  }
}

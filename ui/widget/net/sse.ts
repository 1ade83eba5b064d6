export interface ServerEvent { id: string | null; name: string; data: string }

/** Takes a stream's text apart, in whatever pieces it comes. */
export function sseParser(emit: (event: ServerEvent) => void): (piece: string) => void {
  let rest = '';
  let event: ServerEvent = { id: null, name: 'message', data: '' };
  let lines = 0;
  const line = (text: string) => {
    if (text === '') {
      if (lines > 0) emit(event);
      event = { id: null, name: 'message', data: '' };
      lines = 0;
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') event.id = value;
    else if (field === 'event') { event.name = value; lines++; }
    else if (field === 'data') event.data += (lines++ > 0 && event.data !== '' ? '\n' : '') + value;
  };
  return (piece) => {
    rest += piece;
    // A carriage return at the very end may be the first half of a line's end.
    const complete = rest.split(/\r\n|\n|\r(?!$)/);
    rest = complete.pop() ?? '';
    complete.forEach(line);
  };
}

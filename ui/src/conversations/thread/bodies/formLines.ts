/** The answers in a form's response, which is JSON text as the provider sent it and may be anything. */
export function formLines(response: string): [string, string][] {
  try {
    const value: unknown = JSON.parse(response);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return [['', String(response)]];
    return Object.entries(value)
      .filter(([name]) => name !== 'flow_token')
      .map(([name, answer]) => [name.replaceAll('_', ' '), typeof answer === 'string' ? answer : JSON.stringify(answer)]);
  } catch {
    return response === '' ? [] : [['', response]];
  }
}

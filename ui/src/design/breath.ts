/** Lets the browser do what it has waiting, such as to answer a finger, before this goes on. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); resolve(); };
    port2.postMessage(null);
  });
}

// Whoever imports this has what is imported before it evaluated in a step of its own.
await breath();

"""The smallest question by HTTP: are you well?"""

import asyncio

PATIENCE = 5.0


async def answers_well(address: str, path: str) -> bool:
    """Tell whether an address answers a GET with a 2xx.

    Asked many times while programs start, so without the weight of a client library.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            host, port = address.split(":")
            reader, writer = await asyncio.open_connection(host, int(port))
            try:
                request = f"GET {path} HTTP/1.1\r\nHost: {address}\r\n"
                writer.write(f"{request}Connection: close\r\n\r\n".encode())
                line = await reader.readline()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return False
    words = line.split()
    return len(words) > 1 and words[1].startswith(b"2")

"""One producer's story, told through the gateway's pages without JavaScript."""

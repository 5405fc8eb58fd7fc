"""What use cases do on their way: nothing that anybody asks for by itself."""

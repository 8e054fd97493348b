#!/usr/bin/env python3
"""Serves the current folder over HTTP with byte ranges, one or several of them: what zsync needs. rangeserver.py PORT"""
import http.server
import os
import re
import sys


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = os.path.basename(self.path)
        if not os.path.isfile(path):
            self.send_error(404)
            return
        length = os.path.getsize(path)
        ranges = [(int(a), min(int(b or length - 1), length - 1)) for a, b in re.findall(r"(\d+)-(\d*)", self.headers.get("Range", ""))]
        with open(path, "rb") as f:
            if not ranges:
                self.answer(200, f.read(), "application/octet-stream")
                return
            parts = []
            for first, last in ranges:
                f.seek(first)
                parts.append((f"bytes {first}-{last}/{length}", f.read(last - first + 1)))
        if len(parts) == 1:
            self.answer(206, parts[0][1], "application/octet-stream", parts[0][0])
        else:
            # zsync takes the empty line before each boundary for granted, the first too.
            body = b"\r\n" + b"".join(b"--x\r\nContent-Range: " + field.encode() + b"\r\n\r\n" + content + b"\r\n" for field, content in parts)
            self.answer(206, body + b"--x--\r\n", "multipart/byteranges; boundary=x")

    def answer(self, status, body, kind, content_range=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if content_range:
            self.send_header("Content-Range", content_range)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()

package org.packhorse.node.upstream.http;

import io.netty.handler.codec.http.HttpResponse;

/** What a connection brings, in order: a head, its bytes, the end; or, at any place, that it broke. */
sealed interface AnswerPart {
    /** Status and header fields of an answer. */
    record Head(HttpResponse response) implements AnswerPart {}

    /** The next bytes of the body; the array belongs to whoever takes the part. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Piece(byte[] bytes) implements AnswerPart {}

    /** The body is whole. */
    record End() implements AnswerPart {}

    /** Nothing more will come: the connection was closed. */
    record Closed() implements AnswerPart {}

    /** Nothing more that makes sense will come. */
    record Broken(Throwable cause) implements AnswerPart {}
}

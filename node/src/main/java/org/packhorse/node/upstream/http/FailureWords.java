package org.packhorse.node.upstream.http;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.packhorse.protocol.content.Quoted;

/** What went wrong on a connection, in words that help the person who reads them on a status page. */
final class FailureWords {
    /** Chains of causes are short; a circular one must end. */
    private static final int CAUSE_LIMIT = 8;

    private FailureWords() {}

    /** Why no connection came about. */
    static String ofConnecting(Throwable failure, Duration patience) {
        if (hasCause(failure, SSLException.class) || hasCause(failure, CertificateException.class)) {
            return ofTls(failure);
        }
        return switch (failure) {
            case UnknownHostException unknown ->
                "cannot be reached (no such name is known); check the address, and whether the link is up";
            case ConnectTimeoutException late ->
                "cannot be reached (no answer within " + inWords(patience) + "); check the address and the link";
            case NoRouteToHostException noRoute -> "cannot be reached (no way leads there); check the link";
            case ConnectException refused
            when isRefusal(refused) -> "cannot be reached (connection refused); check the address and the link";
            default -> "cannot be reached (" + shortly(failure) + "); check the address and the link";
        };
    }

    /** Why an answer ended before its end. */
    static String ofAnswering(Throwable failure) {
        if (hasCause(failure, TooLongFrameException.class)) {
            return "answered with header fields without end; check the address and port";
        }
        if (hasCause(failure, SSLException.class)) {
            return ofTls(failure);
        }
        return failure instanceof IOException && !(failure instanceof DecoderException)
                ? "the connection was cut (" + shortly(failure) + ")"
                : "answered something that is not HTTP; check the address and port";
    }

    private static String ofTls(Throwable failure) {
        if (hasCause(failure, NotSslRecordException.class)) {
            return "does not speak TLS there; check the port, or use http://";
        }
        if (hasCause(failure, SslHandshakeTimeoutException.class)) {
            return "cannot be reached (agreeing on TLS took too long); check the link";
        }
        return hasCause(failure, CertificateException.class)
                ? "shows a certificate that this device does not trust (" + shortly(failure)
                        + "); check the address and this device's clock"
                : "no secure connection came about (" + shortly(failure) + ")";
    }

    private static boolean isRefusal(ConnectException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
        var cause = failure;
        for (int i = 0; cause != null && i < CAUSE_LIMIT; i++) {
            if (kind.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String shortly(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : Quoted.shortly(message);
    }

    /** {@code duration} as a person would say it, exact to a second above one. */
    static String inWords(Duration duration) {
        return duration.toSeconds() >= 1 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}

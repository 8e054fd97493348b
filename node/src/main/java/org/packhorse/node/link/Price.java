package org.packhorse.node.link;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * What a megabyte (1,000,000 bytes) costs.
 *
 * @param perMegabyte above 0
 */
public record Price(BigDecimal perMegabyte, Currency currency) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?([A-Z]{3})");
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_000_000);

    public Price {
        if (perMegabyte.signum() <= 0) {
            throw new IllegalArgumentException("a price is above 0; leave it away where there is none");
        }
    }

    /** The price written as a number and a currency's code (ISO 4217), such as {@code 0.02 USD}. */
    public static Price parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            try {
                return new Price(new BigDecimal(matcher.group(1)), Currency.getInstance(matcher.group(2)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("\"" + text + "\" is not a price (" + e.getMessage() + ")", e);
            }
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is not a price: an amount and a currency's code, for example \"0.02 USD\"");
    }

    /** What {@code bytes} cost, in the currency's smallest unit, rounded up. */
    public Money of(long bytes) {
        var exact = perMegabyte.multiply(BigDecimal.valueOf(bytes)).divide(MEGABYTE);
        return new Money(
                exact.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.CEILING), currency);
    }
}

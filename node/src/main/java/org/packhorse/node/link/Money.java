package org.packhorse.node.link;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount of money, in the currency's usual number of decimals. */
public record Money(BigDecimal amount, Currency currency) {
    /** For example {@code 0.31 USD}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}

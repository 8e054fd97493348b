package org.packhorse.node.library.reading;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a workbook wants its numbers to be shown: in it a date is a number of days, and a percentage a fraction.
 *
 * @param looks of the styles that cells name, in order
 * @param first the day before its first
 */
record CellFormats(List<Look> looks, LocalDate first) {
    /** For workbooks that say nothing of it. */
    static final CellFormats NONE = new CellFormats(List.of(), LocalDate.EPOCH);

    /** A workbook with more was made by a program that never used one twice. */
    private static final int STYLES_LIMIT = 10_000;

    /** Excel counts 29 February 1900, which never was; from March on this is right. */
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);

    private static final LocalDate BEFORE_1904 = LocalDate.of(1904, 1, 1);

    /** Longer fractions are what computers add to tenths. */
    private static final MathContext DIGITS = new MathContext(12);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]{1,30}(?:[eE][+-]?[0-9]{1,3})?");

    private static final int LONGEST_DIGITS = 15;

    /** No date is written with more digits behind its point, or with noughts before it. */
    private static final int LIMIT_SCALE = 40;

    private static final int MINUTES_OF_DAY = 24 * 60;

    CellFormats {
        looks = List.copyOf(looks);
    }

    /** What a number is. */
    enum Look {
        NUMBER,
        PERCENTAGE,
        DATE,
        TIME,
        DATE_AND_TIME;

        /** By the numbers of formats that every program knows, so that no workbook explains them. */
        private static Look of(int known) {
            return switch (known) {
                case 9, 10 -> PERCENTAGE;
                case 14, 15, 16, 17 -> DATE;
                case 18, 19, 20, 21, 45, 46, 47 -> TIME;
                case 22 -> DATE_AND_TIME;
                default -> NUMBER;
            };
        }

        private static Look of(String code) {
            var letters = code.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\[\\]]*\\]|\\\\.", "");
            boolean day = letters.indexOf('d') >= 0 || letters.indexOf('y') >= 0;
            boolean hour = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
            if (letters.startsWith("general") || !(day || hour)) {
                return letters.indexOf('%') >= 0 ? PERCENTAGE : NUMBER;
            }
            return day && hour ? DATE_AND_TIME : day ? DATE : TIME;
        }
    }

    /** Those that {@code styles}, {@code xl/styles.xml}, has; days are counted from 1904 in workbooks of old Macintoshes. */
    static CellFormats read(Reader styles, long limitChars, boolean from1904) throws IOException {
        var xml = new XmlStream(styles, limitChars, "numFmtId", "formatCode");
        Map<Integer, Look> explained = new HashMap<>();
        var looks = new ArrayList<Look>();
        boolean ofCells = false;
        for (var event = xml.next(); event != XmlStream.Event.END; event = xml.next()) {
            boolean opens = event == XmlStream.Event.OPEN;
            if (event == XmlStream.Event.TEXT) {
                continue;
            }
            switch (xml.name()) {
                case "numFmt" -> {
                    if (opens && explained.size() < STYLES_LIMIT) {
                        explained.put(Cells.number(xml.attribute("numFmtId")), Look.of(xml.attribute("formatCode")));
                    }
                }
                case "cellXfs" -> ofCells = opens && !xml.isClosed();
                case "xf" -> {
                    if (ofCells && opens && looks.size() < STYLES_LIMIT) {
                        int id = Cells.number(xml.attribute("numFmtId"));
                        looks.add(explained.getOrDefault(id, Look.of(id)));
                    }
                }
                default -> {}
            }
        }
        return new CellFormats(looks, from1904 ? BEFORE_1904 : BEFORE_1900);
    }

    /** {@code number}, as a computer writes it, in a cell of {@code style} as people read it. */
    String shown(String number, int style) {
        if (!NUMBER.matcher(number.strip()).matches()) {
            return number;
        }
        try {
            var value = new BigDecimal(number.strip());
            boolean isMoment = Math.abs(value.scale()) <= LIMIT_SCALE;
            return switch (isMoment && style < looks.size() ? looks.get(style) : Look.NUMBER) {
                case NUMBER -> plain(value);
                case PERCENTAGE -> plain(value.movePointRight(2)) + "%";
                case DATE -> date(value);
                case TIME -> time(value);
                case DATE_AND_TIME -> date(value) + " " + time(value);
            };
        } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
            return number;
        }
    }

    private static String plain(BigDecimal value) {
        var rounded = value.round(DIGITS);
        if (rounded.signum() == 0) {
            return "0";
        }
        var bare = rounded.stripTrailingZeros();
        boolean isShort = Math.abs(bare.scale()) <= LONGEST_DIGITS;
        return isShort ? bare.toPlainString() : bare.toString();
    }

    private String date(BigDecimal days) {
        return first.plusDays(days.intValue()).toString();
    }

    private static String time(BigDecimal days) {
        var fraction = days.remainder(BigDecimal.ONE).abs().multiply(BigDecimal.valueOf(MINUTES_OF_DAY));
        int minutes = fraction.add(new BigDecimal("0.5")).intValue();
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}

package org.packhorse.node.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/** Takes documents apart that come one after the other, each in its language. One thread. */
final class DocumentAnalyzer extends DelegatingAnalyzerWrapper {
    private final Tongues tongues;
    private String language = "";

    DocumentAnalyzer(Tongues tongues) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.tongues = tongues;
    }

    /** The next document is in {@code language}. */
    void next(String language) {
        this.language = language;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String fieldName) {
        return tongues.analyzer(language);
    }
}

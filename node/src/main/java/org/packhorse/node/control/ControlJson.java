package org.packhorse.node.control;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How requests and replies of operations are written. Apart from {@link Operations}, so that it is made when the first comes and not at the start. */
public final class ControlJson {
    /** Refuses what lacks a part of what it is read into. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private ControlJson() {}
}

package org.bearing.automation.stream;

import com.illposed.osc.BytesReceiver;
import com.illposed.osc.OSCParser;
import com.illposed.osc.OSCSerializer;
import com.illposed.osc.OSCSerializerAndParserBuilder;
import com.illposed.osc.argument.handler.FloatArgumentHandler;
import com.illposed.osc.argument.handler.IntegerArgumentHandler;
import com.illposed.osc.argument.handler.StringArgumentHandler;
import java.nio.charset.StandardCharsets;

/** The types that every OSC 1.0 program knows; the library's others are left out, so that a stray packet cannot ask for them. */
final class OscTypes {
    private OscTypes() {}

    private static OSCSerializerAndParserBuilder builder() {
        return new OSCSerializerAndParserBuilder()
                .setUsingDefaultHandlers(false)
                .registerArgumentHandler(IntegerArgumentHandler.INSTANCE)
                .registerArgumentHandler(FloatArgumentHandler.INSTANCE)
                .registerArgumentHandler(new StringArgumentHandler(StandardCharsets.UTF_8));
    }

    /** {@return what writes packets} */
    static OSCSerializer serializer(BytesReceiver into) {
        return builder().buildSerializer(into);
    }

    /** {@return what reads packets} */
    static OSCParser parser() {
        return builder().buildParser();
    }
}

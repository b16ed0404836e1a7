namespace OpenRollout.Generators.Emission;

/// <summary>Writes the methods of a snapshot that track events for its user.</summary>
internal static class TrackEmitter
{
    /// <summary>The name of the methods. Reserved in every manifest, so that adding a guardrail renames no property.</summary>
    public const string MethodName = "Track";

    /// <param name="code">Receives the methods.</param>
    /// <param name="isInterface">Whether to write the methods of the interface. They do nothing unless a test implements them, so that adding a guardrail breaks no test.</param>
    public static void Emit(CodeWriter code, bool isInterface)
    {
        code.Summary("Tracks an event for the snapshot's user. Never throws.");
        Emit(code, isInterface, "double?", "value", "The value of the event, such as an amount or a time in milliseconds; null if it has none.", " = null");
        code.Summary("Tracks an event for the snapshot's user, with details. Never throws.");
        Emit(code, isInterface, "global::OpenFeature.Model.TrackingEventDetails?", "details", "The details. Guardrails use their value only.", "");
    }

    private static void Emit(CodeWriter code, bool isInterface, string type, string name, string documentation, string defaultValue)
    {
        code.Line("/// <param name=\"trackingEvent\">The event.</param>");
        code.Line($"/// <param name=\"{name}\">{documentation}</param>");
        var signature = $"void {MethodName}(global::OpenRollout.TrackingEvent trackingEvent, {type} {name}{defaultValue})";
        code.Line(isInterface ? signature + " { }" : $"public {signature} => snapshot.{MethodName}(trackingEvent, {name});");
        code.BlankLine();
    }
}

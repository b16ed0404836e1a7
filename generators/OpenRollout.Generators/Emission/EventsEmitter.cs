using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes the class with the events that guardrails count. It is a nested class, so that an application that tracks no event pays nothing.</summary>
internal static class EventsEmitter
{
    public static void Emit(CodeWriter code, ManifestModel model)
    {
        using (code.Open($"static partial class {model.Identity.ClassName}"))
        {
            code.Summary("The events that the guardrails of the manifest count. Track them for the users for whom they happen.");
            using (code.Open($"public static class {CSharpName.Events}"))
            {
                foreach (var tracked in model.Events)
                {
                    code.Summary(tracked.Documentation);
                    code.Line($"public static global::OpenRollout.TrackingEvent {tracked.Name} {{ get; }} = new(binding, {CSharpLiteral.From(tracked.Key)});");
                    code.BlankLine();
                }
            }
        }
    }
}

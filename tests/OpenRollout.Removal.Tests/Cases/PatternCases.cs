namespace OpenRollout.Removal.Tests;

/// <summary>Property patterns of snapshots.</summary>
internal static class PatternCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("a property pattern", true, "Say(Flags.Snapshot() is { Stories: true } && a);", "Say(a);"),
        Case.Of("a property pattern that never matches", true, "Say(Flags.Snapshot(Ctx(\"ctx\")) is { Stories: false, Other: true });", "Flags.Snapshot(Ctx(\"ctx\"));\nSay(false);"),
        Case.Of("a negated property pattern", false, "Say(Flags.Snapshot() is not { Stories: true });", "Say(true);"),
        Case.Of("a property pattern with another part", true, "Say(Flags.Snapshot() is { Other: true, Stories: true });", "Say(Flags.Snapshot() is { Other: true });"),
        Case.Of("a property pattern with a variable that later code assigns", true, "_ = Flags.Snapshot() is { [|Stories|]: false, Other: var other };\nother = a;\nSay(other);", null, RemovalReasons.Pattern),
        Case.Of("a property pattern of an interface", true, "IFlagsSnapshot flags = Flags.Snapshot();\nSay(flags is { Stories: true });", "IFlagsSnapshot flags = Flags.Snapshot();\nSay(flags is { });"),
        Case.Of("a property pattern after another part that never matches", true, "Say(Flags.Snapshot() is { Other: true, [|Stories|]: false });", null, RemovalReasons.Pattern),
        Case.Of("a property pattern in a switch that never matches", true, "Say(Flags.Snapshot() switch { { [|Stories|]: false } => 1, _ => 2 });", null, RemovalReasons.Pattern),
    ];
}

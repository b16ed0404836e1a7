namespace OpenRollout.Removal.Tests;

/// <summary>A flag that random programs use in conditions, and how they read it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Default">The value that it always has.</param>
/// <param name="Name">The name of its accessor.</param>
internal sealed record FlagForms(string Key, object Default, string Name)
{
    /// <summary>Gets the flags: a switch that is on, one that is off, and a number.</summary>
    public static IReadOnlyList<FlagForms> All { get; } = [new("stories", true, "Stories"), new("stories", false, "Stories"), new("page-size", 20, "PageSize")];

    /// <summary>Gets a condition without a context.</summary>
    public string Value => InContext("");

    /// <summary>Gets a condition of a snapshot.</summary>
    public string Snapshot => IsSwitch ? "flags.Stories" : "flags.PageSize == 20";

    /// <summary>Gets a condition with a pattern.</summary>
    public string Pattern => IsSwitch ? "flags is { Stories: true }" : "flags is { PageSize: > 10 }";

    private bool IsSwitch => Key == "stories";

    /// <summary>Returns a condition with a context.</summary>
    public string InContext(string context) => IsSwitch ? $"Flags.Stories.IsEnabled({context})" : $"Flags.PageSize.GetValue({context}) > 10";

    /// <summary>Returns a condition that is awaited.</summary>
    public string Awaited(string after) => IsSwitch ? $"await Flags.Stories.IsEnabledAsync(){after}" : $"await Flags.PageSize.GetValueAsync(){after} > 10";
}

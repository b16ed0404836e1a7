namespace OpenRollout.Removal.Tests;

/// <summary>Declarations that are unused since the removal, and that stay.</summary>
internal static class UnusedCases
{
    private const string Unused = " is no longer used, but it cannot be removed safely.";

    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("code that could not be reached before", true, "if (a)\n{\n    return;\n    Say(9);\n}\n\nif (Flags.Stories.IsEnabled())\n{\n    Say(1);\n}", "if (a)\n{\n    return;\n    Say(9);\n}\n\nSay(1);"),
        Case.Of("a variable that inactive code reads", true,
            "var oldHere = a;\nif (!Flags.Stories.IsEnabled())\n{\n    Say(oldHere);\n}\n\n#if NEVER\nSay(oldHere);\n#endif\nSay(1);",
            "var oldHere = a;\n\n#if NEVER\nSay(oldHere);\n#endif\nSay(1);"),
        Member("a property whose initial value has an effect", "OldSize", "private int OldSize { get; } = Num(\"init\");", "'OldSize'" + Unused),
        Member("a method with an attribute that nothing calls then", "OldMarked()", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]\nprivate static int OldMarked() => 2;"),
        Member("a method that is not private", "OldInternal()", "internal static int OldInternal() => 2;", "'Case"),
        Member("a method that another part calls", "OldPart()", "private static int OldPart() => 2;\n}\n\ninternal partial class CLASS\n{\n    public static void Also() => Say(OldPart());"),
        Nested("a property of a structure", "private struct Pair\n{\n    private int Old { get; }\n\n    public int Get() => %Old;\n}", "new Pair().Get()", "'Old'" + Unused),
        Nested("a field of a serializable class that nothing reads then", "[Serializable]\nprivate sealed class SavedText\n{\n    private readonly string _oldText = string.Empty;\n\n    public object Get() => %_oldText;\n}", "new SavedText().Get()", "'_oldText'" + Unused),
        Case.Of("a using that was unnecessary before", true, "if (Flags.Stories.IsEnabled())\n{\n    Say(1);\n}", "Say(1);") with { Usings = "using System.Text;" },
        new("the first of two usings", true,
            "public void Run(bool a, bool b) => Say(Flags.Stories.IsEnabled() ? CultureInfo.InvariantCulture.Name : new StringBuilder().ToString());",
            "public void Run(bool a, bool b) => Say(CultureInfo.InvariantCulture.Name);")
        {
            Usings = "// The header.\nusing System.Text;\nusing System.Globalization;",
            UsingsAfter = "// The header.\nusing System.Globalization;",
        },
        new("a test of the removed arm with a directive", true,
            "[Fact]\npublic void OldRegion()\n{\n    using var _ = Flags.[|Stories|].Override(false);\n#region old\n    Say(1);\n#endregion\n}\n\npublic void Run(bool a, bool b) => Say(a);", null, RemovalReasons.OtherOverride)
        {
            Usings = "using Xunit;",
        },
    ];

    private static Case Member(string name, string use, string member, params string[] notices)
        => new(name + " stays", true,
            $"public int Run(bool a, bool b)\n{{\n    if (Flags.Stories.IsEnabled())\n    {{\n        return 1;\n    }}\n\n    return {use};\n}}\n\n{member}",
            $"public int Run(bool a, bool b)\n{{\n    return 1;\n}}\n\n{member}")
        {
            Notices = notices,
        };

    private static Case Nested(string name, string type, string use, params string[] notices)
        => new(name + " stays", true,
            $"public void Run(bool a, bool b) => Say({use});\n\n{type.Replace("%", "Flags.Stories.IsEnabled() ? 1 : ", StringComparison.Ordinal)}",
            $"public void Run(bool a, bool b) => Say({use});\n\n{type.Replace("%_oldText", "1", StringComparison.Ordinal).Replace("%Old", "1", StringComparison.Ordinal)}")
        {
            Notices = notices,
        };
}

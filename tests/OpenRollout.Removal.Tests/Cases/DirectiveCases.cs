namespace OpenRollout.Removal.Tests;

/// <summary>Preprocessor directives, and code that they switch off.</summary>
internal static class DirectiveCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("a directive in the statement", true, "if (Flags.[|Stories|].IsEnabled())\n{\n#pragma warning disable CS0168\n    Say(1);\n}", null, RemovalReasons.Directive),
        Case.Of("a directive in the dead tail", true, "if (Flags.[|Stories|].IsEnabled())\n{\n    return;\n}\n\nSay(1);\n#pragma warning disable CS0168\nSay(2);", null, RemovalReasons.Directive),
        Case.Of("a directive between statements", true, "Say(Flags.Stories.IsEnabled());\n#pragma warning disable CS0168\nSay(2);", "Say(true);\n#pragma warning disable CS0168\nSay(2);"),
        new("a use in inactive code", true,
            "public void Run(bool a, bool b)\n{\n    Say(Flags.Stories.IsEnabled());\n#if NEVER\n    Say(Flags.[|Stories|].IsEnabled());\n#endif\n}",
            "public void Run(bool a, bool b)\n{\n    Say(true);\n#if NEVER\n    Say(Flags.Stories.IsEnabled());\n#endif\n}", RemovalReasons.InactiveCode),
        new("a local that inactive code names", true,
            "public void Run(bool a, bool b)\n{\n    var on = Flags.Stories.IsEnabled();\n#if NEVER\n    Say(on + \"x\");\n#endif\n    Say(on);\n}",
            "public void Run(bool a, bool b)\n{\n    var on = true;\n#if NEVER\n    Say(on + \"x\");\n#endif\n    Say(on);\n}"),
        new("a private method that inactive code names", true,
            "public void Run(bool a, bool b)\n{\n    if (!Flags.Stories.IsEnabled())\n    {\n        OldWay2();\n    }\n\n    Say(2);\n#if NEVER\n    OldWay2();\n#endif\n}\n\nprivate static void OldWay2() => Say(1);",
            "public void Run(bool a, bool b)\n{\n    Say(2);\n#if NEVER\n    OldWay2();\n#endif\n}\n\nprivate static void OldWay2() => Say(1);") { Notices = ["'OldWay2' is no longer used"] },
        new("a field that inactive code names", true,
            "private readonly bool _isNew;\n\npublic CLASS()\n{\n    _isNew = Flags.Stories.IsEnabled();\n}\n\npublic void Run(bool a, bool b)\n{\n    Say(_isNew);\n#if NEVER\n    Say(_isNew);\n#endif\n}",
            "private readonly bool _isNew;\n\npublic CLASS()\n{\n    _isNew = true;\n}\n\npublic void Run(bool a, bool b)\n{\n    Say(_isNew);\n#if NEVER\n    Say(_isNew);\n#endif\n}"),
        new("a field that a text names", true,
            "private readonly bool _byName;\n\npublic CLASS()\n{\n    _byName = Flags.Stories.IsEnabled();\n}\n\npublic void Run(bool a, bool b)\n{\n    Say(_byName);\n    Say((bool)GetType().GetField(\"_byName\", (System.Reflection.BindingFlags)36)!.GetValue(this)!);\n}",
            "private readonly bool _byName;\n\npublic CLASS()\n{\n    _byName = true;\n}\n\npublic void Run(bool a, bool b)\n{\n    Say(_byName);\n    Say((bool)GetType().GetField(\"_byName\", (System.Reflection.BindingFlags)36)!.GetValue(this)!);\n}"),
        new("a method with a parameter that inactive code calls", true,
            "public void Run(bool a, bool b)\n{\n    Write(Flags.Stories.IsEnabled());\n#if NEVER\n    Write(a);\n#endif\n}\n\nprivate static void Write(bool isNew) => Say(isNew);",
            "public void Run(bool a, bool b)\n{\n    Write(true);\n#if NEVER\n    Write(a);\n#endif\n}\n\nprivate static void Write(bool isNew) => Say(isNew);"),
        new("a using that inactive code needs", true,
            "public void Run(bool a, bool b)\n{\n    if (!Flags.Stories.IsEnabled())\n    {\n        Say(new StringBuilder().Length);\n    }\n\n    Say(2);\n#if NEVER\n    Say(new StringBuilder());\n#endif\n}",
            "public void Run(bool a, bool b)\n{\n    Say(2);\n#if NEVER\n    Say(new StringBuilder());\n#endif\n}") { Usings = "using System.Text;" },
    ];
}

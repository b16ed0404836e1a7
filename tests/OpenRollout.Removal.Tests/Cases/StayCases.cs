namespace OpenRollout.Removal.Tests;

/// <summary>Private members that stay, because code that is not known here could see the difference.</summary>
internal static class StayCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Field("a field to which another constructor assigns another value", "private readonly bool _isNew;\n\npublic CLASS() => _isNew = %;\n\npublic CLASS(bool isNew) => _isNew = isNew;"),
        Field("a field with an initial value that has an effect", "private readonly bool _isNew = Is(\"init\");\n\npublic CLASS() => _isNew = %;"),
        Field("a field that is assigned for another instance", "private bool _isNew;\n\npublic CLASS() => _isNew = %;\n\npublic CLASS(CLASS other)\n{\n    _isNew = %;\n    other._isNew = %;\n}"),
        Field("a field that is read from another instance", "private readonly bool _isNew;\n\npublic CLASS() => _isNew = %;\n\npublic bool IsSame(CLASS other) => other._isNew;"),
        Field("a field with an attribute", "[NonSerialized]\nprivate readonly bool _isNew;\n\npublic CLASS() => _isNew = %;"),
        Field("a volatile field", "private volatile bool _isNew;\n\npublic CLASS() => _isNew = %;"),
        Field("a field of another type", "private readonly object _isNew;\n\npublic CLASS() => _isNew = %;"),
        Member("a field that the constructor of the base class reads", "new Other().Show();",
            "private abstract class First\n{\n    protected First() => Show();\n\n    public abstract void Show();\n}\n\nprivate sealed class Other : First\n{\n    private readonly bool _isNew;\n\n    public Other() => _isNew = %;\n\n    public override void Show() => Say(_isNew ? 1 : 2);\n}"),
        Member("a field of a serializable class", "new Saved().Show();",
            "[Serializable]\nprivate sealed class Saved\n{\n    private readonly bool _isNew;\n\n    public Saved() => _isNew = %;\n\n    public void Show() => Say(_isNew ? 1 : 2);\n}"),
        Member("a static field that another initializer reads", "Say(Early.X);",
            "private static class Early\n{\n    private static readonly bool IsNew;\n    public static readonly int X = Read();\n\n    static Early() => IsNew = %;\n\n    private static int Read() => IsNew ? 1 : 2;\n}"),
        Member("a static field that the static constructor reads before", "Say(Late.X);",
            "private static class Late\n{\n    private static readonly bool IsNew;\n    public static readonly int X;\n\n    static Late()\n    {\n        X = Read();\n        IsNew = %;\n    }\n\n    private static int Read() => IsNew ? 1 : 2;\n}"),
        Member("a parameter of a method with an attribute", "ShowMarked(%, a);", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]\nprivate static void ShowMarked(bool isNew, bool a) => Say(isNew && a);"),
        Member("a parameter with an attribute", "ShowChecked(%, a);", "private static void ShowChecked([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool isNew, bool a) => Say(isNew && a);"),
        Member("a parameter of another type", "ShowObject(%);", "private static void ShowObject(object isNew) => Say(isNew);"),
        Member("a parameter of a generic method", "ShowGeneric(%, a);", "private static void ShowGeneric<T>(bool isNew, T x) => Say(isNew ? x : null);"),
        Member("a parameter that inactive code reads", "ShowInactive(%);", "private static void ShowInactive(bool isNewHere)\n{\n    Say(isNewHere ? 1 : 2);\n#if NEVER\n    Say(isNewHere);\n#endif\n}"),
        Member("a parameter with a documentation comment", "ShowDocumented(%);", "/// <summary>Shows.</summary>\n/// <param name=\"isNew\">Whether it is new.</param>\nprivate static void ShowDocumented(bool isNew) => Say(isNew ? 1 : 2);"),
        Member("a property whose name is used", "Say(nameof(IsNewName));\nSay(a);", "private static bool IsNewName => %;", "'IsNewName' always returns true now."),
        Member("a task that is read after an argument with an effect", "Say(IsNewLater().ConfigureAwait(Is(\"x\")).GetAwaiter().GetResult());", "private static Task<bool> IsNewLater() => Task.FromResult(%);"),
        Member("a method with an attribute that returns the flag", "Say(IsNewMarked());", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]\nprivate static bool IsNewMarked() => %;", "'IsNewMarked' always returns true now."),
        Member("a method with a reference that returns the flag", "var n = 1;\nSay(IsNewRef(ref n));", "private static bool IsNewRef(ref int n) => %;", "'IsNewRef' always returns true now."),
        Unread("a field whose initial value has an effect and that nothing reads then", "private int _unread = Num(\"init\");", "_unread = a ? 5 : 6;", "'_unread' is no longer used"),
        Unread("a volatile field that nothing reads then", "private volatile int _unread;", "_unread = a ? 5 : 6;"),
        Unread("a field with an attribute that nothing reads then", "[NonSerialized]\nprivate int _unread;", "_unread = a ? 5 : 6;"),
        new("a field of another instance that nothing reads then", true,
            "private int _other;\n\npublic int Run(bool a, bool b)\n{\n    Set(this, a);\n    if (Flags.Stories.IsEnabled())\n    {\n        return 1;\n    }\n\n    return _other;\n}\n\nprivate static void Set(CLASS other, bool a)\n{\n    other._other = a ? 5 : 6;\n}",
            "private int _other;\n\npublic int Run(bool a, bool b)\n{\n    Set(this, a);\n    return 1;\n}\n\nprivate static void Set(CLASS other, bool a)\n{\n    other._other = a ? 5 : 6;\n}"),
        new("an assignment with a directive to a field that nothing reads then stays", true,
            "private int _marked;\n\npublic int Run(bool a, bool b)\n{\n#region set\n    _marked = a ? 5 : 6;\n#endregion\n    if (Flags.Stories.IsEnabled())\n    {\n        return 1;\n    }\n\n    return _marked;\n}",
            "private int _marked;\n\npublic int Run(bool a, bool b)\n{\n#region set\n    _marked = a ? 5 : 6;\n#endregion\n    return 1;\n}")
        {
            Notices = ["'_marked' is no longer used"],
        },
        new("a field that nothing read before", true,
            "private int _never;\n\npublic int Run(bool a, bool b)\n{\n    _never = 5;\n    if (Flags.Stories.IsEnabled())\n    {\n        return 1;\n    }\n\n    return 2;\n}",
            "private int _never;\n\npublic int Run(bool a, bool b)\n{\n    _never = 5;\n    return 1;\n}"),
    ];

    private static Case Field(string name, string members)
        => With(name, members + "\n\npublic void Run(bool a, bool b) => Say(_isNew);");

    private static Case Member(string name, string statements, string member, params string[] notices)
        => With(name, $"public void Run(bool a, bool b)\n{{\n{string.Concat(statements.Split('\n').Select(line => $"    {line}\n"))}}}\n\n{member}", notices);

    /// <summary>The flag's value takes its place, and nothing else changes.</summary>
    private static Case With(string name, string code, params string[] notices)
        => new(name + " stays as it is", true, code.Replace("%", "Flags.Stories.IsEnabled()", StringComparison.Ordinal), code.Replace("%", "true", StringComparison.Ordinal))
        {
            Notices = notices,
        };

    private static Case Unread(string name, string field, string assignment, params string[] notices)
        => new(name + " stays", true,
            $"{field}\n\npublic int Run(bool a, bool b)\n{{\n    {assignment}\n    if (Flags.Stories.IsEnabled())\n    {{\n        return 1;\n    }}\n\n    return _unread;\n}}",
            $"{field}\n\npublic int Run(bool a, bool b)\n{{\n    {assignment}\n    return 1;\n}}")
        {
            Notices = notices,
        };
}

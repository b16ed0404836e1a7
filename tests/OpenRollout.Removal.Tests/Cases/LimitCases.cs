namespace OpenRollout.Removal.Tests;

/// <summary>Code at the limits of rules: each case depends on one condition of a rule.</summary>
internal static class LimitCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        .. Statements,
        .. Expressions,
        .. Members,
        .. Texts,
    ];

    private static IEnumerable<Case> Statements =>
    [
        Case.Of("a finally that becomes empty, with a comment", true,
            "try\n{\n    Say(1);\n}\n// Ends.\nfinally\n{\n    if (!Flags.Stories.IsEnabled())\n    {\n        Say(2);\n    }\n}",
            "try\n{\n    Say(1);\n}\n// Ends.\nfinally\n{\n}"),
        Case.Of("unreachable declarations without a value", true,
            "if (a)\n{\n    throw new InvalidOperationException(\"x\");\n}\nelse if (Flags.Stories.IsEnabled())\n{\n    Say(1);\n    return;\n}\n\nint number;\nnumber = 2;\nSay(number);",
            "if (a)\n{\n    throw new InvalidOperationException(\"x\");\n}\nelse\n{\n    Say(1);\n    return;\n}"),
        Case.Of("a goto before another label", true,
            "if (b)\n{\n    goto other;\n}\n\nif (Flags.Stories.IsEnabled())\n{\n    goto done;\n}\n\nSay(1);\nother:\nSay(2);\ndone:\nSay(3);",
            "if (b)\n{\n    goto other;\n}\n\ngoto done;\nother:\nSay(2);\ndone:\nSay(3);"),
        Case.Of("a local iterator that goes with the old code", true,
            "if (!Flags.Stories.IsEnabled())\n{\n    foreach (var number in Old())\n    {\n        Say(number);\n    }\n}\n\nSay(1);\n\nstatic IEnumerable<int> Old()\n{\n    yield return 1;\n}",
            "Say(1);"),
        Case.Of("an out variable in the scope of a variable _", true,
            "var _ = a;\nif (int.TryParse(\"1\", out var number) && !Flags.Stories.IsEnabled())\n{\n    Say(number);\n}\n\nSay(_);",
            "var _ = a;\nint.TryParse(\"1\", out var number);\n\nSay(_);"),
        Case.Of("an out variable with a type", true,
            "if (int.TryParse(\"1\", out int number) && !Flags.Stories.IsEnabled())\n{\n    Say(number);\n}",
            "int.TryParse(\"1\", out int number);"),
        Case.Of("a section whose break is after its block", true,
            "switch (Flags.Stories.IsEnabled())\n{\n    case true:\n    {\n        Say(1);\n    }\n\n    break;\n    default:\n        Say(2);\n        break;\n}",
            "Say(1);"),
        Case.Of("a switch expression over a pair that loses all arms stays", true,
            "Say((Flags.Stories.IsEnabled(), a) switch\n{\n    (false, true) => 1,\n    (false, false) => 2,\n});",
            "Say((true, a) switch\n{\n    (false, true) => 1,\n    (false, false) => 2,\n});"),
        Case.Of("a switch over a pair that loses all sections stays", true,
            "switch (Flags.Stories.IsEnabled(), a)\n{\n    case (false, true):\n        Say(1);\n        break;\n}",
            "switch (true, a)\n{\n    case (false, true):\n        Say(1);\n        break;\n}"),
        Case.Of("a switch expression over a pair whose first arm has a filter", true,
            "Say((Flags.Stories.IsEnabled(), a) switch\n{\n    _ when b => 1,\n    (true, true) => 2,\n    _ => 3,\n});",
            "Say(a switch\n{\n    _ when b => 1,\n    true => 2,\n    _ => 3,\n});"),
        Case.Of("a switch over a pair with an expression that needs parentheses", true,
            "switch (a || b, Flags.Stories.IsEnabled())\n{\n    case (true, true):\n        Say(1);\n        break;\n}",
            "switch (a || b)\n{\n    case true:\n        Say(1);\n        break;\n}"),
        Case.Of("a declaration with a comment before an assignment", true,
            "string /* The title. */ title;\nif (Flags.Stories.IsEnabled())\n{\n    title = \"new\";\n}\nelse\n{\n    title = \"old\";\n}\n\nSay(title);",
            "string /* The title. */ title;\ntitle = \"new\";\n\nSay(title);"),
        new("a local function with a directive that nothing would call then", true,
            """
            public void Run(bool a, bool b)
            {
                if (!Flags.[|Stories|].IsEnabled())
                {
                    Old();
                }

                Say(1);

                static void Old()
                {
            #if OLD
                    Say(2);
            #endif
                }
            }
            """, null, RemovalReasons.Directive),
        new("a variable with a directive that nothing reads then", true,
            """
            public void Run(bool a, bool b)
            {
                var size =
            #if OLD
                    b ? 1 : 3;
            #else
                    b ? 2 : 4;
            #endif
                Say(Flags.Stories.IsEnabled() ? 3 : size);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var size =
            #if OLD
                    b ? 1 : 3;
            #else
                    b ? 2 : 4;
            #endif
                Say(3);
            }
            """) { Notices = ["'size' is no longer used"] },
    ];

    private static IEnumerable<Case> Expressions =>
    [
        Case.Of("references as arms", true, "int x = 1, y = 2;\n(Flags.Stories.IsEnabled() ? ref x : ref y) = 3;\nSay(x + (10 * y));", "int x = 1, y = 2;\nx = 3;\nSay(x + (10 * y));"),
        Case.Of("default as an arm", true, "var number = Flags.Stories.IsEnabled() ? default : 1;\nSay(number);", "var number = (int)default;\nSay(number);"),
        Case.Of("null or an anonymous object", true, "var item = Flags.Stories.IsEnabled() ? null : new { Name = \"x\" };\nSay(item?.Name);", "var item = true ? null : new { Name = \"x\" };\nSay(item?.Name);"),
        Case.Of("an arm of a lambda that an object takes", true, "Say(new Lazy<object>(() => Flags.Stories.IsEnabled() ? 1 : (object)\"old\").Value);", "Say(new Lazy<object>(() => 1).Value);"),
        Case.Of("an arm with another type before a member", true, "Say((Flags.Stories.IsEnabled() ? 'x' : 2).GetType().Name);", "Say(((int)'x').GetType().Name);"),
        Case.Of("an arm of a switch with another type before a member", true, "Say((Flags.Stories.IsEnabled() switch { true => 'x', false => 2 }).GetType().Name);", "Say(((int)'x').GetType().Name);"),
        Case.Of("a pattern with a variable and a constant", true, "Say(Flags.Stories.IsEnabled() switch { var isNew and true => isNew, _ => a });", "Say(true switch { var isNew and true => isNew, _ => a });"),
        Case.Of("the only arm of a switch, off", false, "Say(a switch { _ when Flags.Stories.IsEnabled() => 1 });", "Say(a switch { _ when false => 1 });"),
        Case.Of("a whole number as the label of another one", 0.5, "Say(Flags.Ratio.GetValue() switch { 1 => \"all\", _ => \"some\" });", "Say(\"some\");") with { Key = "ratio" },
        Case.Of("a number that is compared and incremented", 20, "var size = Flags.PageSize.GetValue();\nSay(size == 20);\nsize++;\nSay(size);", "var size = 20;\nSay(size == 20);\nsize++;\nSay(size);") with { Key = "page-size" },
        Case.Of("a snapshot with a context that has an effect", true, "Say(Flags.Snapshot(Ctx(\"ctx\")).Stories);", "Flags.Snapshot(Ctx(\"ctx\"));\nSay(true);"),
        Case.OfAsync("an effect between a task and its result", true, "Say(await Flags.Stories.IsEnabledAsync().ConfigureAwait(Is(\"x\")));", "await Task.CompletedTask;\nIs(\"x\");\nSay(true);"),
        Case.OfAsync("a task of another type", true, "var task = Flags.[|Stories|].IsEnabledAsync().ConfigureAwait(false);\nSay(await task);", null, RemovalReasons.Task),
        Case.OfAsync("the client of another domain", true, "Say(await Api.Instance.GetClient(\"elsewhere\").GetBooleanValueAsync([|\"stories\"|], true));", null, RemovalReasons.Client),
        Case.Of("a snapshot that can be null", true, "IFlagsSnapshot? flags = Flags.Snapshot();\nSay(flags?.[|Stories|]);", null, RemovalReasons.Unknown),
        Case.Of("a using that a name uses", true, "using var scope = Flags.[|Stories|].Override(true);\nSay(scope is null);", null, RemovalReasons.OverrideValue) with { Options = CaseOptions.Complete },
        Case.Of("a provider of a test that the uses that are left need", true, "new OpenRollout.Testing.TestFlagProvider().Set(Flags.[|Stories|], true);\nSay(1);", null, RemovalReasons.NeededOverride),
        new("a provider of a test that a method returns", true,
            "public void Run(bool a, bool b)\n{\n    Create().Set(Flags.Stories, true);\n}\n\nprivate static OpenRollout.Testing.TestFlagProvider Create()\n{\n    Say(\"create\");\n    return new();\n}",
            "public void Run(bool a, bool b)\n{\n    Create();\n}\n\nprivate static OpenRollout.Testing.TestFlagProvider Create()\n{\n    Say(\"create\");\n    return new();\n}") { Options = CaseOptions.Complete },
        Case.Of("details that inactive code reads", true, "var details = Flags.[|Stories|].GetDetails();\nSay(details.Value);\n#if OLD\nSay(details.Value);\n#endif", null, RemovalReasons.Details),
        new("an extension method on the value", true,
            "public void Run(bool a, bool b) => Say(Flags.Snapshot().Stories.TwiceCLASS());\n}\n\ninternal static class ExtensionsOfCLASS\n{\n    public static string TwiceCLASS(this bool value) => value + \" \" + value;",
            "public void Run(bool a, bool b) => Say(true.TwiceCLASS());\n}\n\ninternal static class ExtensionsOfCLASS\n{\n    public static string TwiceCLASS(this bool value) => value + \" \" + value;"),
        new("a reference to the accessor in documentation", true,
            "/// <summary>Reads <see cref=\"Flags.[|Stories|]\"/>.</summary>\npublic void Run(bool a, bool b) => Say(1);", null, RemovalReasons.Comment) { Notices = ["This comment names"] },
        new("words that contain the key", true,
            "// Histories, storiesque.\npublic void Run(bool a, bool b) => Say(1);", null),
    ];

    private static IEnumerable<Case> Members =>
    [
        new("a field that inactive code reads and nothing else", true,
            """
            private int _size;

            public void Run(bool a, bool b)
            {
                _size = b ? 2 : 3;
                Say(Flags.Stories.IsEnabled() ? 1 : _size);
            #if OLD
                Say(_size);
            #endif
            }
            """,
            """
            private int _size;

            public void Run(bool a, bool b)
            {
                _size = b ? 2 : 3;
                Say(1);
            #if OLD
                Say(_size);
            #endif
            }
            """) { Notices = ["'_size' is no longer used"] },
        new("a field that another part reads", true,
            "private int _count;\n\npublic void Run(bool a, bool b)\n{\n    _count = 2;\n    Say(Flags.Stories.IsEnabled() ? 1 : _count);\n    Show();\n}\n}\n\ninternal partial class CLASS\n{\n    private void Show() => Say(_count);",
            "private int _count;\n\npublic void Run(bool a, bool b)\n{\n    _count = 2;\n    Say(1);\n    Show();\n}\n}\n\ninternal partial class CLASS\n{\n    private void Show() => Say(_count);"),
        new("a method that documentation refers to", true,
            """
            /// <summary>Replaces <see cref="OldLayout"/>.</summary>
            public void Run(bool a, bool b)
            {
                if (!Flags.Stories.IsEnabled())
                {
                    OldLayout();
                }
            }

            private static void OldLayout() => Say(2);
            """,
            """
            /// <summary>Replaces <see cref="OldLayout"/>.</summary>
            public void Run(bool a, bool b)
            {
            }

            private static void OldLayout() => Say(2);
            """),
        new("a parameter whose method the base type overloads", true,
            """
            public void Run(bool a, bool b) => new Derived().Run();

            private class Base
            {
                protected static void Show(string text) => Say("base " + text);
            }

            private sealed class Derived : Base
            {
                public void Run() => Show("x", Flags.Stories.IsEnabled());

                private static void Show(string text, bool isNew) => Say(isNew ? text : "old");
            }
            """,
            """
            public void Run(bool a, bool b) => new Derived().Run();

            private class Base
            {
                protected static void Show(string text) => Say("base " + text);
            }

            private sealed class Derived : Base
            {
                public void Run() => Show("x", true);

                private static void Show(string text, bool isNew) => Say(isNew ? text : "old");
            }
            """),
        new("the first parameter of an extension method", true,
            "public void Run(bool a, bool b) => ToolsOfCLASS.Run();\n}\n\ninternal static class ToolsOfCLASS\n{\n    public static void Run() => Show(Flags.Stories.IsEnabled());\n\n    private static void Show(this bool isNew) => Say(isNew);",
            "public void Run(bool a, bool b) => ToolsOfCLASS.Run();\n}\n\ninternal static class ToolsOfCLASS\n{\n    public static void Run() => Show(true);\n\n    private static void Show(this bool isNew) => Say(isNew);"),
        new("a parameter after a directive", true,
            """
            public void Run(bool a, bool b) => Show(Flags.[|Stories|].IsEnabled());

            private static void Show(
            #if OLD
                int size,
            #endif
                bool isNew) => Say(isNew);
            """, null, RemovalReasons.Directive),
        new("a private method that a using declaration calls", true,
            """
            public void Run(bool a, bool b) => Store.Run();

            private ref struct Store
            {
                public static void Run()
                {
                    using var store = new Store();
                    if (!Flags.Stories.IsEnabled())
                    {
                        store.Dispose();
                    }
                }

                private void Dispose() => Say("end");
            }
            """,
            """
            public void Run(bool a, bool b) => Store.Run();

            private ref struct Store
            {
                public static void Run()
                {
                    using var store = new Store();
                }

                private void Dispose() => Say("end");
            }
            """),
        new("a field of a class whose constructors call each other", true,
            """
            public void Run(bool a, bool b) => new Feed("x").Show();

            private sealed class Feed
            {
                private readonly bool _isNew;

                public Feed()
                {
                    _isNew = Flags.Stories.IsEnabled();
                }

                public Feed(string text)
                    : this()
                {
                    Say(text);
                }

                public void Show() => Say(_isNew ? 1 : 2);
            }
            """,
            """
            public void Run(bool a, bool b) => new Feed("x").Show();

            private sealed class Feed
            {
                public Feed()
                {
                }

                public Feed(string text)
                    : this()
                {
                    Say(text);
                }

                public void Show() => Say(1);
            }
            """),
        new("a static field that a property of another type reads before", true,
            """
            public void Run(bool a, bool b) => Feed.Show();

            private static class Feed
            {
                private static readonly bool _isNew;
                private static readonly int Size = Reader.Size;

                static Feed()
                {
                    _isNew = Flags.Stories.IsEnabled();
                }

                public static void Show() => Say(Size + (_isNew ? 10 : 20));

                private static class Reader
                {
                    public static int Size => _isNew ? 1 : 2;
                }
            }
            """,
            """
            public void Run(bool a, bool b) => Feed.Show();

            private static class Feed
            {
                private static readonly bool _isNew;
                private static readonly int Size = Reader.Size;

                static Feed()
                {
                    _isNew = true;
                }

                public static void Show() => Say(Size + (_isNew ? 10 : 20));

                private static class Reader
                {
                    public static int Size => _isNew ? 1 : 2;
                }
            }
            """),
        new("static members and constants of a structure that nothing reads then", true,
            """
            public void Run(bool a, bool b) => default(Store).Show();

            private readonly struct Store
            {
                private const int Fixed = 1;
                private static readonly int Size = 2;

                private int Computed => 3;

                public void Show() => Say(Flags.Stories.IsEnabled() ? 0 : Fixed + Size + Computed);
            }
            """,
            """
            public void Run(bool a, bool b) => default(Store).Show();

            private readonly struct Store
            {
                public void Show() => Say(0);
            }
            """),
        new("a property that an expression tree reads", true,
            "private static bool IsNew => Flags.Stories.IsEnabled();\n\npublic void Run(bool a, bool b)\n{\n    System.Linq.Expressions.Expression<Func<bool>> tree = () => IsNew;\n    Say(tree.Body.NodeType);\n}",
            "private static bool IsNew => true;\n\npublic void Run(bool a, bool b)\n{\n    System.Linq.Expressions.Expression<Func<bool>> tree = () => IsNew;\n    Say(tree.Body.NodeType);\n}") { Notices = ["'IsNew' always returns true now"] },
        new("a method that passes the flag to another one", true,
            "public async Task RunAsync(bool a, bool b) => Say(await IsNewAsync());\n\nprivate static Task<bool> IsNewAsync() => Not(Flags.Stories.IsEnabled());\n\nprivate static Task<bool> Not(bool value) => IsLater(\"not\", !value);",
            "public async Task RunAsync(bool a, bool b) => Say(await IsNewAsync());\n\nprivate static Task<bool> IsNewAsync() => Not();\n\nprivate static Task<bool> Not() => IsLater(\"not\", false);"),
        new("an assignment to a field of another object or of the type", true,
            "private static bool _isAll;\nprivate bool _isOn;\n\npublic void Run(bool a, bool b)\n{\n    var other = new CLASS { _isOn = a };\n    other._isOn &= Flags.Stories.IsEnabled();\n    _isAll &= Flags.Stories.IsEnabled();\n    Say(other._isOn || _isAll);\n}",
            "private static bool _isAll;\nprivate bool _isOn;\n\npublic void Run(bool a, bool b)\n{\n    var other = new CLASS { _isOn = a };\n    other._isOn &= true;\n    _isAll &= true;\n    Say(other._isOn || _isAll);\n}"),
        Case.Of("a local function that a kept one calls, after a guard", true,
            "if (Flags.Stories.IsEnabled())\n{\n    First();\n    return;\n}\n\nSay(1);\n\nvoid First() => Second();\n\nvoid Second() => Say(2);",
            "First();\nreturn;\n\nvoid First() => Second();\n\nvoid Second() => Say(2);"),
        new("a property with a setter", true,
            "private bool IsNew { get; set; } = Flags.Stories.IsEnabled();\n\npublic void Run(bool a, bool b)\n{\n    IsNew = a;\n    Say(IsNew ? 1 : 2);\n}",
            "private bool IsNew { get; set; } = true;\n\npublic void Run(bool a, bool b)\n{\n    IsNew = a;\n    Say(IsNew ? 1 : 2);\n}"),
        new("a property that a constructor can give another value", true,
            "public CLASS() => IsNew = Is(\"x\");\n\ninternal bool IsNew { get; } = Flags.Stories.IsEnabled();\n\ninternal bool IsOn { get; } = Flags.Stories.IsEnabled();\n\npublic void Run(bool a, bool b) => Say(IsNew && IsOn);",
            "public CLASS() => IsNew = Is(\"x\");\n\ninternal bool IsNew { get; } = true;\n\ninternal bool IsOn { get; } = true;\n\npublic void Run(bool a, bool b) => Say(IsNew && IsOn);") { Notices = ["'IsOn' always returns true now"] },
        new("a generic method that returns the flag", true,
            "public void Run(bool a, bool b) => Say(IsNew<int>() ? 1 : 2);\n\nprivate static bool IsNew<T>() => Flags.Stories.IsEnabled();",
            "public void Run(bool a, bool b) => Say(IsNew<int>() ? 1 : 2);\n\nprivate static bool IsNew<T>() => true;") { Notices = ["'IsNew' always returns true now"] },
        new("a volatile field with the flag as its initial value", true,
            "private volatile bool _isNew = Flags.Stories.IsEnabled();\n\npublic void Run(bool a, bool b) => Say(_isNew ? 1 : 2);",
            "private volatile bool _isNew = true;\n\npublic void Run(bool a, bool b) => Say(_isNew ? 1 : 2);"),
    ];

    private static IEnumerable<Case> Texts =>
    [
        new("a variable for a parameter that takes keys", true, "public void Run(bool a, bool b)\n{\n    var key = [|\"stories\"|];\n    key = a ? key : \"other\";\n    Ask(key);\n}\n\nprivate static void Ask([OpenRollout.TakesFlagKey] string key) => Say(key);", null, RemovalReasons.Key),
        new("a key that a type has as a constant", true,
            "public async Task RunAsync(bool a, bool b) => Say(await Api.Instance.GetClient().GetBooleanValueAsync(Keys.Feed, true));\n\nprivate static class Keys\n{\n    public const string Feed = \"stories\";\n}",
            "public async Task RunAsync(bool a, bool b)\n{\n    await Task.CompletedTask;\n    Say(true);\n}"),
        Case.OfAsync("a key in the arm of a switch", true, "var key = a switch { true => [|\"stories\"|], _ => \"other\" };\nSay(await Api.Instance.GetClient().GetBooleanValueAsync(key, false));", null, RemovalReasons.Key),
        Case.OfAsync("a key that is joined of constants", true, "Say(await Api.Instance.GetClient().GetBooleanValueAsync(\"sto\" + \"ries\", true));", "await Task.CompletedTask;\nSay(true);"),
        new("a key that a method returns", true, "public async Task RunAsync(bool a, bool b) => Say(await Api.Instance.GetClient().GetBooleanValueAsync(Pick(), false));\n\nprivate static string Pick()\n{\n    return [|\"stories\"|];\n}", null, RemovalReasons.Key),
        new("a key that an overriding method takes", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Asker asker = new OwnAsker();
                Say(await asker.Ask([|"stories"|]));
            }

            private abstract class Asker
            {
                public abstract Task<bool> Ask(string key);
            }

            private sealed class OwnAsker : Asker
            {
                public override Task<bool> Ask(string key) => Api.Instance.GetClient().GetBooleanValueAsync(key, false);
            }
            """, null, RemovalReasons.Key),
        new("keys of objects, records and attributes", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Asker asker = new([|"stories"|]);
                Say(await asker.Ask() && await new Entry([|"stories"|]).Ask() && await new KeyAttribute([|"stories"|]).Ask());
            }

            [Key([|"stories"|], Other = [|"stories"|])]
            private sealed class Asker(string key)
            {
                public Task<bool> Ask() => Api.Instance.GetClient().GetBooleanValueAsync(key, false);
            }

            private sealed record Entry(string Key)
            {
                public Task<bool> Ask() => Api.Instance.GetClient().GetBooleanValueAsync(Key, false);
            }

            private sealed class KeyAttribute(string key) : Attribute
            {
                public string? Other { get; set; }

                public Task<bool> Ask() => Api.Instance.GetClient().GetBooleanValueAsync(Other ?? key, false);
            }
            """, null, RemovalReasons.Key),
        new("an attribute that takes keys", true, "[Feature([|\"stories\"|])]\npublic void Run(bool a, bool b) => Say(1);\n\nprivate sealed class FeatureAttribute([OpenRollout.TakesFlagKey] string key) : Attribute\n{\n    public string Key => key;\n}", null, RemovalReasons.Key),
        new("a member of another type with the name of a key", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                var other = new Other { Name = "stories" };
                Say(await new Asker { Name = "other" }.Ask() && other.Name is null);
            }

            private sealed class Asker
            {
                public string Name { get; set; } = "other";

                public Task<bool> Ask() => Api.Instance.GetClient().GetBooleanValueAsync(Name, false);
            }

            private sealed class Other
            {
                public string? Name { get; set; }
            }
            """, null) { Notices = ["This text is the key"] },
        new("members that prose, an attribute and a binding name", true,
            """
            [System.ComponentModel.Description("Replaces OldPath by another one.")]
            public void Run(bool a, bool b)
            {
                if (!Flags.Stories.IsEnabled())
                {
                    OldProse();
                    OldPath();
                    OldBinding();
                }

                Say("The OldProse way, {Binding OldBinding}");
            }

            private static void OldProse() => Say(1);

            private static void OldPath() => Say(2);

            private static void OldBinding() => Say(3);
            """,
            """
            [System.ComponentModel.Description("Replaces OldPath by another one.")]
            public void Run(bool a, bool b)
            {
                Say("The OldProse way, {Binding OldBinding}");
            }

            private static void OldPath() => Say(2);

            private static void OldBinding() => Say(3);
            """) { Notices = ["'OldPath' is no longer used", "'OldBinding' is no longer used"] },
        Case.OfAsync("a key that the system gives", true, "Say(await Api.Instance.GetClient().GetBooleanValueAsync(Environment.MachineName, false));", null) with { Notices = ["This key is computed"], Options = CaseOptions.KeepTests },
        Case.OfAsync("a key without a constant part", true, "var all = new List<string> { \"x\" };\nSay(await Api.Instance.GetClient().GetBooleanValueAsync($\"{all[0]}\", false));", null) with { Notices = ["This key is computed"], Options = CaseOptions.KeepTests },
        new("a key that another method changes", true, "public async Task RunAsync(bool a, bool b)\n{\n    var key = \"x\";\n    Change(ref key);\n    Say(await Api.Instance.GetClient().GetBooleanValueAsync(key, false));\n}\n\nprivate static void Change(ref string key) => key += \"y\";", null) { Notices = ["This key is computed"], Options = CaseOptions.KeepTests },
    ];
}

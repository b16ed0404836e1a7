namespace OpenRollout.Removal.Tests;

/// <summary>Operands whose receivers are proven not to be null, so that they go, and operands that stay because they could throw or do something.</summary>
internal static class ReceiverCases
{
    private const string Text = "string? text = a ? \"x\" : null;\n";
    private const string Use = "Say(text!.Length > 0 || Flags.Stories.IsEnabled());";
    private const string Kept = "_ = text!.Length > 0;\nSay(true);";
    private const string Gone = "Say(true);";

    public static IReadOnlyList<Case> Cases { get; } =
    [
        Of("after a comparison with null", "if (text != null)\n{\n    USE\n}", isProven: true),
        Of("after the opposite comparison with null", "if (text == null)\n{\n    USE\n}", isProven: false),
        Of("in the else of a comparison with null", "if (text == null)\n{\n    Say(0);\n}\nelse\n{\n    USE\n}", isProven: true),
        Of("in the else of the opposite comparison", "if (text != null)\n{\n    Say(0);\n}\nelse\n{\n    USE\n}", isProven: false),
        Of("after a pattern", "if (text is not null)\n{\n    USE\n}", isProven: true),
        Of("after the opposite pattern", "if (text is null)\n{\n    USE\n}", isProven: false),
        Of("in the else of a property pattern", "if (text is { Length: > 5 })\n{\n    Say(0);\n}\nelse\n{\n    USE\n}", isProven: false),
        Of("after a property pattern", "if (text is { Length: > 0 })\n{\n    USE\n}", isProven: true),
        Of("after a comparison and another condition", "if (text != null && b)\n{\n    USE\n}", isProven: true),
        Of("in the else of a comparison and another condition", "if (text != null && b)\n{\n    Say(0);\n}\nelse\n{\n    USE\n}", isProven: false),
        Of("in the else of a comparison or another condition", "if (text == null || b)\n{\n    Say(0);\n}\nelse\n{\n    USE\n}", isProven: true),
        Of("after a comparison or another condition", "if (text != null || b)\n{\n    USE\n}", isProven: false),
        Of("after a guard", "if (text is null)\n{\n    return;\n}\n\nUSE", isProven: true),
        Of("after a check that continues", "if (text is null)\n{\n    Say(0);\n}\n\nUSE", isProven: false),
        Of("after an access", "Say(text.Length);\nUSE", isProven: true),
        Of("after an access under a condition", "Say(b ? text.Length : 0);\nUSE", isProven: false),
        Of("after a call that throws for null", "ArgumentNullException.ThrowIfNull(text);\nUSE", isProven: true),
        Case.Of("a receiver after ||", true, Text + "Say(text == null || text.Length > 0 || Flags.Stories.IsEnabled());", Gone),
        Case.Of("a receiver in an arm", true, Text + "Say((text != null ? text.Length > 0 : b) || Flags.Stories.IsEnabled());", Gone),
        Case.Of("an operand without an effect in parentheses", true, "Say((b ? a : b) || Flags.Stories.IsEnabled());", "Say(true);"),
        Case.Of("a receiver in the other arm", true, Text + "Say((text == null ? text!.Length > 0 : b) || Flags.Stories.IsEnabled());", Text + "_ = text == null ? text!.Length > 0 : b;\nSay(true);"),
        Member("a field that can be null", "private readonly List<int>? _items;", "_items!.Count > 0", isProven: false),
        Member("a field with an object", "private readonly List<int> _items = new();", "_items.Count > 0", isProven: true),
        Member("a property that can be null", "private List<int>? Items { get; }", "Items!.Count > 0", isProven: false),
        Member("a property with an object", "private List<int> Items { get; } = new();", "Items.Count > 0", isProven: true),
        Member("a field that a constructor sets to null", "private readonly List<int>? _items = [];\n\npublic CLASS() => _items = null;", "_items!.Count > 0", isProven: false),
        Member("a property that another object has", "private readonly Item _item = new();\n\nprivate interface IItem\n{\n    bool IsOn { get; }\n}\n\nprivate sealed class Item : IItem\n{\n    public bool IsOn\n    {\n        get\n        {\n            Say(\"on\");\n            return true;\n        }\n    }\n}", "_item.IsOn", isProven: false),
        Member("a property of an interface", "private readonly IShown _shown = new Shown();\n\nprivate interface IShown\n{\n    bool IsOn { get; }\n}\n\nprivate sealed class Shown : IShown\n{\n    public bool IsOn => Is(\"on\");\n}", "_shown.IsOn", isProven: false),
        new("the field of a structure that no constructor has set", true,
            """
            public void Run(bool a, bool b) => default(Store).Show();

            private readonly struct Store
            {
                private readonly List<int> _items = [];

                public Store()
                {
                }

                public void Show()
                {
                    Say(_items.Count > 0 || Flags.Stories.IsEnabled());
                }
            }
            """,
            """
            public void Run(bool a, bool b) => default(Store).Show();

            private readonly struct Store
            {
                private readonly List<int> _items = [];

                public Store()
                {
                }

                public void Show()
                {
                    _ = _items.Count > 0;
                    Say(true);
                }
            }
            """),
        Case.OfAsync("an operand that awaits a variable", true, "var task = IsLater(\"x\", a);\nSay(await task || Flags.Stories.IsEnabled());", "var task = IsLater(\"x\", a);\nawait task;\nSay(true);"),
        Case.Of("an operand with an effect in an arm", true, "Say((a ? Is(\"x\") : b) || Flags.Stories.IsEnabled());", "_ = a ? Is(\"x\") : b;\nSay(true);"),
        Case.Of("an effect in the left operand of &", true, "Say((Is(\"x\") || Flags.Stories.IsEnabled()) & a);", "Is(\"x\");\nSay(a);"),
        Case.Of("an effect in the left operand of ==", true, "Say((Is(\"x\") || Flags.Stories.IsEnabled()) == a);", "Is(\"x\");\nSay(a);"),
        Case.Of("the name of a context's attribute that can be null", true,
            "string? name = a ? \"x\" : null;\nSay(Flags.Stories.IsEnabled(EvaluationContext.Builder().Set(name!, \"x\").Build()));",
            "string? name = a ? \"x\" : null;\nEvaluationContext.Builder().Set(name!, \"x\").Build();\nSay(true);"),
        new("operators, conversions and deconstruction of a type", true,
            """
            public void Run(bool a, bool b)
            {
                Mark left = new(a), right = new(b);
                Say(left == right || Flags.Stories.IsEnabled());
                Say((bool)left || Flags.Stories.IsEnabled());
                Say(left is (true, _) || Flags.Stories.IsEnabled());
            }

            private sealed class Mark(bool isOn)
            {
                public static bool operator ==(Mark left, Mark right) => Is("==");

                public static bool operator !=(Mark left, Mark right) => Is("!=");

                public static explicit operator bool(Mark mark) => Is("bool");

                public void Deconstruct(out bool first, out bool second)
                {
                    Say("deconstruct");
                    (first, second) = (isOn, isOn);
                }

                public override bool Equals(object? other) => other is Mark;

                public override int GetHashCode() => 0;
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Mark left = new(a), right = new(b);
                _ = left == right;
                Say(true);
                _ = (bool)left;
                Say(true);
                _ = left is (true, _);
                Say(true);
            }

            private sealed class Mark(bool isOn)
            {
                public static bool operator ==(Mark left, Mark right) => Is("==");

                public static bool operator !=(Mark left, Mark right) => Is("!=");

                public static explicit operator bool(Mark mark) => Is("bool");

                public void Deconstruct(out bool first, out bool second)
                {
                    Say("deconstruct");
                    (first, second) = (isOn, isOn);
                }

                public override bool Equals(object? other) => other is Mark;

                public override int GetHashCode() => 0;
            }
            """),
    ];

    private static Case Of(string name, string code, bool isProven)
    {
        var indentation = code.Contains("    USE", StringComparison.Ordinal) ? "    " : "";
        return Case.Of("a receiver " + name, true, Text + code.Replace("USE", Use, StringComparison.Ordinal), Text + code.Replace("USE", isProven ? Gone : Kept.Replace("\n", "\n" + indentation, StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static Case Member(string name, string member, string operand, bool isProven) => new(
        "a receiver that is " + name, true,
        $"{member}\n\npublic void Run(bool a, bool b)\n{{\n    Say({operand} || Flags.Stories.IsEnabled());\n}}",
        isProven ? "public void Run(bool a, bool b)\n{\n    Say(true);\n}" : $"{member}\n\npublic void Run(bool a, bool b)\n{{\n    _ = {operand};\n    Say(true);\n}}");
}

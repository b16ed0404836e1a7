namespace OpenRollout.Removal.Tests;

/// <summary>Variants of the flag <c>layout</c>, which always serves <c>grid</c>.</summary>
internal static class VariantCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Of("a variant in a comparison",
            """
            if (Flags.Layout.GetVariant() == LayoutVariant.Grid && a)
            {
                Say("grid");
            }

            Say(LayoutVariant.List != Flags.Layout.GetVariant());
            """,
            """
            if (a)
            {
                Say("grid");
            }

            Say(true);
            """),
        Of("a variant in a pattern", "Say(Flags.Layout.GetVariant() is LayoutVariant.List or LayoutVariant.Reel ? Num(\"list\") : Num(\"grid\"));", "Say(Num(\"grid\"));"),
        Of("a variant in a negated pattern", "Say(Flags.Layout.GetVariant() is not (LayoutVariant.Grid or LayoutVariant.Unknown));", "Say(false);"),
        Of("a variant in a local and a switch",
            """
            var layout = Flags.Layout.GetVariant(Ctx("ctx"));
            Say("before");
            // Depends on it.
            switch (layout)
            {
                case LayoutVariant.List:
                    Say("list");
                    break;
                // Columns.
                case LayoutVariant.Grid:
                    var columns = a ? 2 : 3;
                    Say(columns);
                    // The end.
                    break;
                default:
                    Say("other");
                    break;
            }

            Say("after");
            """,
            """
            Ctx("ctx");
            Say("before");
            // Depends on it.
            // Columns.
            var columns = a ? 2 : 3;
            Say(columns);
            // The end.

            Say("after");
            """),
        Of("a variant in a switch whose section has braces",
            """
            switch (Flags.Layout.GetVariant())
            {
                case LayoutVariant.Grid:
                {
                    Say("grid");
                    break;
                }
                case LayoutVariant.Reel:
                case LayoutVariant.List:
                    throw new InvalidOperationException();
            }
            """,
            """
            Say("grid");
            """),
        Of("a variant in a switch that returns", "switch (Flags.Layout.GetVariant())\n{\n    case LayoutVariant.List:\n        Say(1);\n        return;\n    default:\n        Say(2);\n        return;\n}", "Say(2);"),
        Of("a variant in a switch without its section", "switch (Flags.Layout.GetVariant())\n{\n    case LayoutVariant.List:\n        Say(1);\n        break;\n}\n\nSay(2);", "Say(2);"),
        Of("a variant in a switch that leaves its section early",
            """
            switch (Flags.Layout.[|GetVariant|]())
            {
                case LayoutVariant.Grid:
                    if (a)
                    {
                        break;
                    }

                    Say(1);
                    break;
            }
            """.Replace("[|GetVariant|]", "GetVariant").Replace("Flags.Layout", "Flags.[|Layout|]"),
            null, RemovalReasons.Variant),
        Of("a variant in a switch whose filter decides",
            """
            switch (Flags.[|Layout|].GetVariant())
            {
                case LayoutVariant.Grid when a:
                    Say(1);
                    break;
                case LayoutVariant.List:
                    Say(2);
                    break;
            }
            """,
            null, RemovalReasons.Variant),
        Of("a variant in a switch with a variable of another section",
            """
            switch (Flags.[|Layout|].GetVariant())
            {
                case LayoutVariant.List:
                    int number;
                    break;
                case LayoutVariant.Grid:
                    number = Num("x");
                    Say(number);
                    break;
            }
            """,
            null, RemovalReasons.Variant),
        new("a variant in a switch expression", "grid",
            """
            public string Run(bool a, bool b) => Flags.Layout.GetVariant() switch
            {
                LayoutVariant.List => Show("list"),
                LayoutVariant.Grid => Show(a ? "grid" : "small grid"),
                _ => Show("other"),
            };

            private static string Show(string name)
            {
                Say(name);
                return name;
            }
            """,
            """
            public string Run(bool a, bool b) => Show(a ? "grid" : "small grid");

            private static string Show(string name)
            {
                Say(name);
                return name;
            }
            """) { Key = "layout" },
        new("a switch expression whose filter decides", "grid",
            """
            public int Run(bool a, bool b) => Flags.[|Layout|].GetVariant() switch
            {
                LayoutVariant.Grid when a => 1,
                _ => 2,
            };
            """,
            null, RemovalReasons.Variant) { Key = "layout" },
        new("an escaping variant enum", "grid",
            """
            public void Run(bool a, bool b)
            {
                Show(Flags.[|Layout|].GetVariant());
            }

            private static void Show([|LayoutVariant|] layout) => Say(layout);
            """,
            null, "The variant's enum disappears with the flag") { Key = "layout", Reasons = [RemovalReasons.Variant, RemovalReasons.VariantEnum] },
        new("a private property with the variant", "grid",
            """
            private static LayoutVariant Layout => Flags.Layout.GetVariant();

            public void Run(bool a, bool b) => Say(Layout == LayoutVariant.Grid);
            """,
            """
            public void Run(bool a, bool b) => Say(true);
            """) { Key = "layout" },
        Of("the value of a flag with variants", "var layout = Flags.Layout.GetValue();\nSay(layout == \"grid\" && layout.Length > 3);\nSay(layout);", "var layout = \"grid\";\nSay(layout.Length > 3);\nSay(layout);"),
        Of("a property pattern with a text", "Say(Flags.Snapshot() is { Layout: \"grid\" or \"reel\", Other: true });", "Say(Flags.Snapshot() is { Other: true });"),
    ];

    private static Case Of(string name, string before, string? after, string? reason = null) => Case.Of(name, "grid", before, after, reason) with { Key = "layout" };
}

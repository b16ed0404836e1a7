namespace OpenRollout.Removal.Tests;

/// <summary>Comments of arms and operands, which stay with the code that they describe.</summary>
internal static class CommentCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("ternary comments trailing: on", true,
            """
            var x = Flags.Stories.IsEnabled()
                ? "new" // new
                : "old"; // old
            Say(x);
            """,
            """
            var x = "new"; // new
            Say(x);
            """),
        Case.Of("ternary comments trailing: off", false,
            """
            var x = Flags.Stories.IsEnabled()
                ? "new" // new
                : "old"; // old
            Say(x);
            """,
            """
            var x = "old"; // old
            Say(x);
            """),
        Case.Of("ternary comments trailing, reversed: on", true,
            """
            var x = !Flags.Stories.IsEnabled()
                ? "old" // old
                : "new"; // new
            Say(x);
            """,
            """
            var x = "new"; // new
            Say(x);
            """),
        Case.Of("ternary comments trailing, reversed: off", false,
            """
            var x = !Flags.Stories.IsEnabled()
                ? "old" // old
                : "new"; // new
            Say(x);
            """,
            """
            var x = "old"; // old
            Say(x);
            """),
        Case.Of("ternary operators at line end: on", true,
            """
            var x = Flags.Stories.IsEnabled() ? // flag
                "new" : // new
                "old"; // old
            Say(x);
            """,
            """
            var x = "new"; // new
            Say(x);
            """),
        Case.Of("ternary operators at line end: off", false,
            """
            var x = Flags.Stories.IsEnabled() ? // flag
                "new" : // new
                "old"; // old
            Say(x);
            """,
            """
            var x = "old"; // old
            Say(x);
            """),
        Case.Of("ternary with comments above arms: on", true,
            """
            var x = Flags.Stories.IsEnabled()
                // above new
                ? "new"
                // above old
                : "old";
            Say(x);
            """,
            """
            var x = // above new
                "new";
            Say(x);
            """),
        Case.Of("ternary with comments above arms: off", false,
            """
            var x = Flags.Stories.IsEnabled()
                // above new
                ? "new"
                // above old
                : "old";
            Say(x);
            """,
            """
            var x = // above old
                "old";
            Say(x);
            """),
        Case.Of("ternary with block comments: on", true,
            """
            var x = Flags.Stories.IsEnabled() /* is */ ? /* n1 */ "new" /* n2 */ : /* o1 */ "old" /* o2 */;
            Say(x);
            """,
            """
            var x = /* n1 */ "new" /* n2 */;
            Say(x);
            """),
        Case.Of("ternary with block comments: off", false,
            """
            var x = Flags.Stories.IsEnabled() /* is */ ? /* n1 */ "new" /* n2 */ : /* o1 */ "old" /* o2 */;
            Say(x);
            """,
            """
            var x = /* o1 */ "old" /* o2 */;
            Say(x);
            """),
        Case.Of("ternary in an argument: on", true,
            """
            Say(Flags.Stories.IsEnabled()
                ? "new" // new
                : "old"); // old
            Say(2);
            """,
            """
            Say("new"); // new
            Say(2);
            """),
        Case.Of("ternary in an argument: off", false,
            """
            Say(Flags.Stories.IsEnabled()
                ? "new" // new
                : "old"); // old
            Say(2);
            """,
            """
            Say("old"); // old
            Say(2);
            """),
        Case.Of("ternary in an argument with another", true,
            """
            Say(string.Concat(Flags.Stories.IsEnabled()
                ? "new" // new
                : "old", // old
                "tail"));
            Say(2);
            """,
            """
            Say(string.Concat("new", // new
                "tail"));
            Say(2);
            """),
        Case.Of("ternary in return", true,
            """
            Say(Pick(a));

            string Pick(bool c)
            {
                return Flags.Stories.IsEnabled()
                    ? "new" // new
                    : "old"; // old
            }
            """,
            """
            Say(Pick(a));

            string Pick(bool c)
            {
                return "new"; // new
            }
            """),
        new("ternary in arrow", true,
            """
            public void Run(bool a, bool b) => Say(Pick());

            private static string Pick() => Flags.Stories.IsEnabled()
                ? "new" // new
                : "old"; // old
            """,
            """
            public void Run(bool a, bool b) => Say(Pick());

            private static string Pick() => "new"; // new
            """),
        Case.Of("nested ternary: on", true,
            """
            var x = a
                ? "a" // a
                : Flags.Stories.IsEnabled()
                    ? "new" // new
                    : "old"; // old
            Say(x);
            """,
            """
            var x = a
                ? "a" // a
                : "new"; // new
            Say(x);
            """),
        Case.Of("nested ternary: off", false,
            """
            var x = a
                ? "a" // a
                : Flags.Stories.IsEnabled()
                    ? "new" // new
                    : "old"; // old
            Say(x);
            """,
            """
            var x = a
                ? "a" // a
                : "old"; // old
            Say(x);
            """),
        Case.Of("nested ternary, first: on", true,
            """
            var x = Flags.Stories.IsEnabled()
                ? "new" // new
                : a
                    ? "a" // a
                    : "b"; // b
            Say(x);
            """,
            """
            var x = "new"; // new
            Say(x);
            """),
        Case.Of("nested ternary, first: off", false,
            """
            var x = Flags.Stories.IsEnabled()
                ? "new" // new
                : a
                    ? "a" // a
                    : "b"; // b
            Say(x);
            """,
            """
            var x = a
                    ? "a" // a
                    : "b"; // b
            Say(x);
            """),
        Case.Of("ternary in parentheses: on", true,
            """
            var x = (Flags.Stories.IsEnabled()
                ? "new" // new
                : "old" // old
                ) + "!"; // sum
            Say(x);
            """,
            """
            var x = "new" /* new */ + "!"; // sum
            Say(x);
            """),
        Case.Of("ternary in parentheses: off", false,
            """
            var x = (Flags.Stories.IsEnabled()
                ? "new" // new
                : "old" // old
                ) + "!"; // sum
            Say(x);
            """,
            """
            var x = "old" /* old */ + "!"; // sum
            Say(x);
            """),
        Case.Of("ternary in concat: on", true,
            """
            var x = "<" + (Flags.Stories.IsEnabled()
                ? "new" // new
                : "old") // old
                + ">"; // end
            Say(x);
            """,
            """
            var x = "<" + "new" // new
                + ">"; // end
            Say(x);
            """),
        Case.Of("ternary in concat: off", false,
            """
            var x = "<" + (Flags.Stories.IsEnabled()
                ? "new" // new
                : "old") // old
                + ">"; // end
            Say(x);
            """,
            """
            var x = "<" + "old" // old
                + ">"; // end
            Say(x);
            """),
        Case.Of("ternary in initializer: on", true,
            """
            var x = new[]
            {
                Flags.Stories.IsEnabled()
                    ? "new" // new
                    : "old", // old
                "z", // z
            };
            Say(string.Join(",", x));
            """,
            """
            var x = new[]
            {
                "new", // new
                "z", // z
            };
            Say(string.Join(",", x));
            """),
        Case.Of("ternary in initializer: off", false,
            """
            var x = new[]
            {
                Flags.Stories.IsEnabled()
                    ? "new" // new
                    : "old", // old
                "z", // z
            };
            Say(string.Join(",", x));
            """,
            """
            var x = new[]
            {
                "old", // old
                "z", // z
            };
            Say(string.Join(",", x));
            """),
        Case.Of("ternary in initializer, last without comma", true,
            """
            var x = new[]
            {
                "z", // z
                Flags.Stories.IsEnabled()
                    ? "new" // new
                    : "old" // old
            };
            Say(string.Join(",", x));
            """,
            """
            var x = new[]
            {
                "z", // z
                "new" // new
            };
            Say(string.Join(",", x));
            """),
        Case.Of("object initializer: on", true,
            """
            var x = new Exception(
                Flags.Stories.IsEnabled()
                    ? "new" // new
                    : "old" // old
            )
            {
                HelpLink = Flags.Stories.IsEnabled()
                    ? "hn" // hn
                    : "ho", // ho
                Source = "s",
            };
            Say(x.Message + x.HelpLink);
            """,
            """
            var x = new Exception(
                "new" // new
            )
            {
                HelpLink = "hn", // hn
                Source = "s",
            };
            Say(x.Message + x.HelpLink);
            """),
        Case.Of("object initializer: off", false,
            """
            var x = new Exception(
                Flags.Stories.IsEnabled()
                    ? "new" // new
                    : "old" // old
            )
            {
                HelpLink = Flags.Stories.IsEnabled()
                    ? "hn" // hn
                    : "ho", // ho
                Source = "s",
            };
            Say(x.Message + x.HelpLink);
            """,
            """
            var x = new Exception(
                "old" // old
            )
            {
                HelpLink = "ho", // ho
                Source = "s",
            };
            Say(x.Message + x.HelpLink);
            """),
        Case.Of("ternary with comment before semicolon", true,
            """
            var x = Flags.Stories.IsEnabled()
                ? "new" // new
                : "old" // old
                ;
            Say(x);
            """,
            """
            var x = "new" // new
                ;
            Say(x);
            """),
        Case.Of("switch expression arms: on", true,
            """
            var x = Flags.Stories.IsEnabled() switch
            {
                // above new
                true => "new", // new
                // above old
                false => "old", // old
            };
            Say(x);
            """,
            """
            var x = // above new
                "new"; // new
            Say(x);
            """),
        Case.Of("switch expression arms: off", false,
            """
            var x = Flags.Stories.IsEnabled() switch
            {
                // above new
                true => "new", // new
                // above old
                false => "old", // old
            };
            Say(x);
            """,
            """
            var x = // above old
                "old"; // old
            Say(x);
            """),
        Case.Of("switch expression arms with wildcard: on", true,
            """
            var x = Flags.Stories.IsEnabled() switch
            {
                true => /* n1 */ "new" /* n2 */, // new
                _ => "old" // old
            }; // end
            Say(x);
            """,
            """
            var x = /* n1 */ "new" /* n2 */ /* new */; // end
            Say(x);
            """),
        Case.Of("switch expression arms with wildcard: off", false,
            """
            var x = Flags.Stories.IsEnabled() switch
            {
                true => /* n1 */ "new" /* n2 */, // new
                _ => "old" // old
            }; // end
            Say(x);
            """,
            """
            var x = "old" /* old */; // end
            Say(x);
            """),
        Case.Of("tuple switch comments", true,
            """
            var x = (Flags.Stories.IsEnabled(), a) switch
            {
                (true, _) => "new", // new
                (false, true) => "mid", // mid
                (false, false) => "old", // old
            };
            Say(x);
            """,
            """
            var x = "new"; // new
            Say(x);
            """),
        Case.Of("and operands", true,
            """
            if (a // a
                && Flags.Stories.IsEnabled() // flag
                && b) // b
            {
                Say(1);
            }
            """,
            """
            if (a // a
                && b) // b
            {
                Say(1);
            }
            """),
        Case.Of("and operands, operator at line end: on", true,
            """
            if (a && // a
                Flags.Stories.IsEnabled() && // flag
                b) // b
            {
                Say(1);
            }
            """,
            """
            if (a && // a
                b) // b
            {
                Say(1);
            }
            """),
        Case.Of("and operands, operator at line end: off", false,
            """
            if (a && // a
                Flags.Stories.IsEnabled() && // flag
                b) // b
            {
                Say(1);
            }
            """,
            """

            """),
        Case.Of("and operands in var with call", true,
            """
            var x = Is("x") // x
                && Flags.Stories.IsEnabled() // flag
                && Is("y"); // y
            Say(x);
            """,
            """
            var x = Is("x") // x
                && Is("y"); // y
            Say(x);
            """),
        Case.Of("or operands in return: on", true,
            """
            Say(Pick());

            bool Pick()
            {
                return a // a
                    || b // b
                    || !Flags.Stories.IsEnabled(); // flag
            }
            """,
            """
            Say(Pick());

            bool Pick()
            {
                return a // a
                    || b; // b
            }
            """),
        Case.Of("or operands in return: off", false,
            """
            Say(Pick());

            bool Pick()
            {
                return a // a
                    || b // b
                    || !Flags.Stories.IsEnabled(); // flag
            }
            """,
            """
            Say(true);
            """),
        Case.Of("arguments: on", true,
            """
            Say(string.Concat(
                "a", // a
                Flags.Stories.IsEnabled() ? "new" /* n */ : "old" /* o */, // flag
                "b" // b
                ));
            """,
            """
            Say(string.Concat(
                "a", // a
                "new" /* n */, // flag
                "b" // b
                ));
            """),
        Case.Of("arguments: off", false,
            """
            Say(string.Concat(
                "a", // a
                Flags.Stories.IsEnabled() ? "new" /* n */ : "old" /* o */, // flag
                "b" // b
                ));
            """,
            """
            Say(string.Concat(
                "a", // a
                "old" /* o */, // flag
                "b" // b
                ));
            """),
        Case.Of("else if chain, middle: on", true,
            """
            if (a) // a
            {
                Say(1);
            }
            // before flag
            else if (Flags.Stories.IsEnabled()) // flag
            {
                Say(2); // two
            }
            // before b
            else if (b) // b
            {
                Say(3); // three
            }
            // before else
            else // else
            {
                Say(4); // four
            }
            """,
            """
            if (a) // a
            {
                Say(1);
            }
            // before flag
            else // flag
            {
                Say(2); // two
            }
            """),
        Case.Of("else if chain, middle: off", false,
            """
            if (a) // a
            {
                Say(1);
            }
            // before flag
            else if (Flags.Stories.IsEnabled()) // flag
            {
                Say(2); // two
            }
            // before b
            else if (b) // b
            {
                Say(3); // three
            }
            // before else
            else // else
            {
                Say(4); // four
            }
            """,
            """
            if (a) // a
            {
                Say(1);
            }
            // before b
            else if (b) // b
            {
                Say(3); // three
            }
            // before else
            else // else
            {
                Say(4); // four
            }
            """),
        Case.Of("if else comments: on", true,
            """
            // before if
            if (Flags.Stories.IsEnabled()) // flag
            { // open new
                Say(1); // one
            } // close new
            // before else
            else // else
            { // open old
                Say(2); // two
            } // close old
            // after
            Say(3);
            """,
            """
            // before if
            // flag
            // open new
            Say(1); // one
            // after
            Say(3);
            """),
        Case.Of("if else comments: off", false,
            """
            // before if
            if (Flags.Stories.IsEnabled()) // flag
            { // open new
                Say(1); // one
            } // close new
            // before else
            else // else
            { // open old
                Say(2); // two
            } // close old
            // after
            Say(3);
            """,
            """
            // before if
            // before else
            // else
            // open old
            Say(2); // two
            // after
            Say(3);
            """),
        Case.Of("else comments above: on", true,
            """
            if (Flags.Stories.IsEnabled())
            {
                Say(1);
            }
            // above else
            // second line
            else
            {
                Say(2);
            }
            Say(3);
            """,
            """
            Say(1);
            Say(3);
            """),
        Case.Of("else comments above: off", false,
            """
            if (Flags.Stories.IsEnabled())
            {
                Say(1);
            }
            // above else
            // second line
            else
            {
                Say(2);
            }
            Say(3);
            """,
            """
            // above else
            // second line
            Say(2);
            Say(3);
            """),
        Case.Of("ternary with leading line comment after question: on", true,
            """
            var x = Flags.Stories.IsEnabled()
                ? // the new one
                  "new"
                : // the old one
                  "old";
            Say(x);
            """,
            """
            var x = "new"; // the new one
            Say(x);
            """),
        Case.Of("ternary with leading line comment after question: off", false,
            """
            var x = Flags.Stories.IsEnabled()
                ? // the new one
                  "new"
                : // the old one
                  "old";
            Say(x);
            """,
            """
            var x = "old"; // the old one
            Say(x);
            """),
        Case.Of("ternary chained call after: on", true,
            """
            var x = (Flags.Stories.IsEnabled()
                ? "new" // new
                : "old") // old
                .ToUpperInvariant() // upper
                .Trim();
            Say(x);
            """,
            """
            var x = "new" // new
                .ToUpperInvariant() // upper
                .Trim();
            Say(x);
            """),
        Case.Of("ternary chained call after: off", false,
            """
            var x = (Flags.Stories.IsEnabled()
                ? "new" // new
                : "old") // old
                .ToUpperInvariant() // upper
                .Trim();
            Say(x);
            """,
            """
            var x = "old" // old
                .ToUpperInvariant() // upper
                .Trim();
            Say(x);
            """),
        Case.Of("ternary in interpolation", true,
            """
            var x = $"{(Flags.Stories.IsEnabled()
                ? "new" // new
                : "old")}!"; // old
            Say(x);
            """,
            """
            var x = $"{"new" /* new */}!"; // old
            Say(x);
            """),
        Case.Of("ternary bool arms in if: on", true,
            """
            if (Flags.Stories.IsEnabled()
                ? a // new
                : b) // old
            {
                Say(1);
            }
            """,
            """
            if (a) // new
            {
                Say(1);
            }
            """),
        Case.Of("ternary bool arms in if: off", false,
            """
            if (Flags.Stories.IsEnabled()
                ? a // new
                : b) // old
            {
                Say(1);
            }
            """,
            """
            if (b) // old
            {
                Say(1);
            }
            """),
        Case.OfAsync("ternary with await", true,
            """
            var x = Flags.Stories.IsEnabled()
                ? await IsLater("new") // new
                : await IsLater("old"); // old
            Say(x);
            """,
            """
            var x = await IsLater("new"); // new
            Say(x);
            """),
        Case.Of("yield", true,
            """
            foreach (var s in All())
            {
                Say(s);
            }

            IEnumerable<string> All()
            {
                yield return Flags.Stories.IsEnabled()
                    ? "new" // new
                    : "old"; // old
                yield return "x";
            }
            """,
            """
            foreach (var s in All())
            {
                Say(s);
            }

            IEnumerable<string> All()
            {
                yield return "new"; // new
                yield return "x";
            }
            """),
        Case.Of("arm multi-line with own comments: on", true,
            """
            var x = Flags.Stories.IsEnabled()
                ? string.Concat(
                    "n", // n
                    "ew") // ew
                : string.Concat(
                    "o", // o
                    "ld"); // ld
            Say(x);
            """,
            """
            var x = string.Concat(
                    "n", // n
                    "ew"); // ew
            Say(x);
            """),
        Case.Of("arm multi-line with own comments: off", false,
            """
            var x = Flags.Stories.IsEnabled()
                ? string.Concat(
                    "n", // n
                    "ew") // ew
                : string.Concat(
                    "o", // o
                    "ld"); // ld
            Say(x);
            """,
            """
            var x = string.Concat(
                    "o", // o
                    "ld"); // ld
            Say(x);
            """),
        Case.Of("kept arm without comment: on", true,
            """
            var x = Flags.Stories.IsEnabled()
                ? "new"
                : "old"; // old
            Say(x);
            """,
            """
            var x = "new";
            Say(x);
            """),
        Case.Of("kept arm without comment: off", false,
            """
            var x = Flags.Stories.IsEnabled()
                ? "new"
                : "old"; // old
            Say(x);
            """,
            """
            var x = "old"; // old
            Say(x);
            """),
        Case.Of("one line comment of the statement: on", true,
            """
            var x = Flags.Stories.IsEnabled() ? "new" : "old"; // both
            Say(x);
            """,
            """
            var x = "new"; // both
            Say(x);
            """),
        Case.Of("one line comment of the statement: off", false,
            """
            var x = Flags.Stories.IsEnabled() ? "new" : "old"; // both
            Say(x);
            """,
            """
            var x = "old"; // both
            Say(x);
            """),
        Case.Of("url in string: on", true,
            """
            var x = Flags.Stories.IsEnabled()
                ? "http://new" // new /* tricky */
                : "http://old"; // old
            Say(x); // x
            """,
            """
            var x = "http://new"; // new /* tricky */
            Say(x); // x
            """),
        Case.Of("url in string: off", false,
            """
            var x = Flags.Stories.IsEnabled()
                ? "http://new" // new /* tricky */
                : "http://old"; // old
            Say(x); // x
            """,
            """
            var x = "http://old"; // old
            Say(x); // x
            """),
        Case.Of("raw string arm", true,
            """"
            var x = Flags.Stories.IsEnabled()
                ? """
                  new // not a comment
                  """ // new
                : """
                  old
                  """; // old
            Say(x);
            """",
            """"
            var x = """
                  new // not a comment
                  """; // new
            Say(x);
            """"),
        Case.Of("arm followed by raw string", true,
            """"
            var x = (Flags.Stories.IsEnabled()
                ? "new" // new
                : "old") + """
                  tail
                  """;
            Say(x);
            """",
            """"
            var x = "new" /* new */ + """
                  tail
                  """;
            Say(x);
            """"),
        Case.Of("is pattern in condition lines: on", true,
            """
            if ((Flags.Stories.IsEnabled() && a // new
                || !Flags.Stories.IsEnabled() && b) // old
                && Is("x")) // x
            {
                Say(1);
            }
            """,
            """
            if (a // new
                && Is("x")) // x
            {
                Say(1);
            }
            """),
        Case.Of("is pattern in condition lines: off", false,
            """
            if ((Flags.Stories.IsEnabled() && a // new
                || !Flags.Stories.IsEnabled() && b) // old
                && Is("x")) // x
            {
                Say(1);
            }
            """,
            """
            if (b // old
                && Is("x")) // x
            {
                Say(1);
            }
            """),
        Case.Of("comment after other statements", true,
            """
            Say(1); Say(Flags.Stories.IsEnabled()
                ? "new" // new
                : "old"); Say(2); // two
            """,
            """
            Say(1); Say("new" /* new */); Say(2); // two
            """),
    ];
}

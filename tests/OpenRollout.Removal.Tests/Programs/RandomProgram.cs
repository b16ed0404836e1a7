using System.Text;

namespace OpenRollout.Removal.Tests;

/// <summary>
/// Writes a random class that uses a flag in conditions with effects and exceptions, loops, early returns, patterns, filters, locals, closures, local
/// functions, iterators, fields, private members with parameters and awaits, in one or two files.
/// </summary>
internal sealed class RandomProgram
{
    private readonly Choices _choices;
    private readonly FlagForms _forms;
    private readonly StringBuilder _text = new();
    private readonly List<string> _locals = [];
    private readonly List<string> _writable = [];
    private readonly bool _isAsync;
    private int _names;
    private int _depth;
    private int _indent = 2;

    private RandomProgram(Choices choices, FlagForms forms)
    {
        _choices = choices;
        _forms = forms;
        _isAsync = choices.Next(3) == 2;
    }

    /// <summary>Returns the texts of the files with the class.</summary>
    public static IReadOnlyList<string> Write(Choices choices, string className, FlagForms forms)
    {
        var program = new RandomProgram(choices, forms);
        program.Statements(2 + choices.Next(4));
        var fields = program.Member("_isOn", $"    private readonly bool _isOn = {forms.Value};\n") + program.Member("_isSet", $$"""
                private readonly bool _isSet;

                public {{className}}()
                {
                    _isSet = {{forms.Value}};
                }

            """);
        var helpers = program.Member("IsNew", $"    private static bool IsNew => {forms.Value};\n") + program.Member("Choose", """

                private static int Choose(bool isNew, int x)
                {
                    if (isNew)
                    {
                        return Num("choose", x);
                    }

                    return x + 1;
                }

            """) + program.Member("Items", $$"""

                private static IEnumerable<int> Items(bool more)
                {
                    if ({{forms.Value}})
                    {
                        yield return Num("item");
                    }
                    else if (more)
                    {
                        yield return Num("more");
                    }
                }

            """);
        var wrappers = program.Member("IsNewFor", $"    private static bool IsNewFor(bool x) => {forms.Value} && x;\n")
            + program.Member("IsNewAsync", $"    private static async Task<bool> IsNewAsync() => await Flags.Other.IsEnabledAsync() | {forms.Value};\n");
        var main = $$"""
            namespace App;

            internal partial class {{className}}
            {
            {{fields}}
                public {{(program._isAsync ? "async Task<int> RunAsync" : "int Run")}}(bool a, bool b)
                {
                    object o = 5;
                    var flags = Flags.Snapshot();
                    Say(flags.Other);
            {{program._text}}        Say(o);
                    return {{(program._isAsync ? "await Task.FromResult(9)" : "9")}};
                }

            {{helpers}}
            """;
        return choices.Next(4) == 3 ? [main + "}\n", $"namespace App;\n\ninternal partial class {className}\n{{\n{wrappers}}}\n"] : [main + wrappers + "}\n"];
    }

    /// <summary>Returns a member that the program uses. Some programs also have those that they do not use.</summary>
    private string Member(string name, string text)
        => _choices.Next(8) == 7 || System.Text.RegularExpressions.Regex.IsMatch(_text.ToString(), $@"\b{name}\b") ? text : "";

    private string Name(string prefix) => prefix + _names++;

    private void Line(string text) => _text.Append(' ', _indent * 4).Append(text).Append('\n');

    private void Statements(int count)
    {
        for (var index = 0; index < count; index++)
        {
            Statement();
        }
    }

    private void Block(int count)
    {
        Line("{");
        _indent++;
        _depth++;
        var (locals, writable) = (_locals.Count, _writable.Count);
        Statements(count);
        _locals.RemoveRange(locals, _locals.Count - locals);
        _writable.RemoveRange(writable, _writable.Count - writable);
        _depth--;
        _indent--;
        Line("}");
    }

    private void Statement()
    {
        switch (_choices.Next(_depth > 2 ? 6 : 31))
        {
            case 0:
                Line($"Say({_choices.Next(9)});");
                break;
            case 1:
                Line($"Say({Boolean(2)});");
                break;
            case 2:
                Line($"Say({Number(2)});");
                break;
            case 3:
                var local = Name("v");
                Line($"{(_choices.Next(3) == 0 ? "bool" : "var")} {local} = {Boolean(2)};");
                _locals.Add(local);
                _writable.Add(local);
                break;
            case 4 when _writable.Count > 0:
                Line($"{_writable[_choices.Next(_writable.Count)]} = {Boolean(2)};");
                break;
            case 5:
                Line($"if ({Boolean(1)}) {Leave()}");
                break;
            case 6 or 7 or 8:
                Line($"if ({Boolean(3)})");
                Block(1 + _choices.Next(2));
                while (_choices.Next(3) == 2)
                {
                    Line($"else if ({Boolean(2)})");
                    Block(1 + _choices.Next(2));
                }

                if (_choices.Next(2) == 1)
                {
                    Line("else");
                    Block(1 + _choices.Next(2));
                }

                break;
            case 9:
                Line($"if ({Boolean(2)})");
                Block(_choices.Next(2));
                break;
            case 10:
                Line($"if ({Boolean(2)})");
                Line("{");
                Line("    " + (_choices.Next(2) == 1 ? Leave() : $"Say({Number(1)});"));
                Line("}");
                break;
            case 11:
                var counter = Name("i");
                Line($"for (var {counter} = 0; {counter} < 2; {counter}++)");
                Block(1 + _choices.Next(2));
                break;
            case 12:
                var item = Name("x");
                Line($"foreach (var {item} in new[] {{ true, false }})");
                _locals.Add(item);
                Block(1 + _choices.Next(2));
                _locals.Remove(item);
                break;
            case 13:
                var turns = Name("w");
                Line($"var {turns} = 0;");
                Line($"while ({turns}++ < 2 && {Operand(2)})");
                Block(1 + _choices.Next(2));
                break;
            case 14:
                var rounds = Name("w");
                Line($"var {rounds} = 0;");
                Line("do");
                Block(1 + _choices.Next(2));
                Line($"while ({rounds}++ < 2 && {Operand(1)});");
                break;
            case 15:
                Line("try");
                Block(1 + _choices.Next(2));
                if (_choices.Next(2) == 1)
                {
                    Line("catch (InvalidOperationException)");
                    Block(1);
                }
                else
                {
                    Line("finally");
                    Line("{");
                    Line($"    Say({Number(1)});");
                    Line("}");
                }

                break;
            case 16:
                Line($"if ({Flag()})");
                Line("{");
                _indent++;
                Line($"using var {Name("u")} = Scope(\"{Name("s")}\");");
                Line($"Say({Boolean(1)});");
                _indent--;
                Line("}");
                break;
            case 17:
                var function = Name("f");
                Line($"Func<bool> {function} = () => {Synchronous(() => Boolean(2))};");
                Line($"Say({function}());");
                break;
            case 18:
                var pattern = Name("n");
                Line($"if ({Operand(1)} && o is int {pattern} && {Operand(1)})");
                Line("{");
                Line($"    Say({pattern});");
                Line("}");
                break;
            case 19:
                Line($"switch ({Number(1)})");
                Line("{");
                _indent++;
                Line("case 1:");
                _indent++;
                Line($"if ({Boolean(2)})");
                Block(1);
                Line("break;");
                _indent--;
                Line("default:");
                _indent++;
                Line($"Say({Boolean(1)});");
                Line("break;");
                _indent -= 2;
                Line("}");
                break;
            case 20:
                Block(1 + _choices.Next(2));
                break;
            case 21:
                var matched = Name("n");
                Line($"switch ((object){Number(0)})");
                Line("{");
                Line($"    case int {matched} when {Boolean(1)}:");
                Line($"        Say({matched});");
                Line("        break;");
                Line("    default:");
                Line($"        Say({Boolean(1)});");
                Line("        break;");
                Line("}");
                break;
            case 22:
                Line($"Say({Number(0)} switch {{ 1 when {Boolean(1)} => {Number(0)}, 2 => {Number(0)}, _ => {Number(0)} }});");
                break;
            case 23:
                Line("try");
                Block(1 + _choices.Next(2));
                Line($"catch (InvalidOperationException) when ({Synchronous(() => Boolean(1))})");
                Block(1);
                break;
            case 24:
                var local24 = Name("f");
                Line($"bool {local24}(bool p)");
                Line("{");
                Line($"    if ({Synchronous(() => Boolean(1))})");
                Line("    {");
                Line("        return p;");
                Line("    }");
                Line("");
                Line($"    return {Synchronous(() => Boolean(1))};");
                Line("}");
                Line("");
                Line($"Say({local24}(a));");
                break;
            case 25:
                Line($"Say(Choose({Flag()}, {Number(0)}));");
                break;
            case 26:
                Line($"foreach (var {Name("x")} in Items({Leaf()}))");
                Block(1);
                break;
            case 27:
                Line(_choices.Next(4) switch
                {
                    0 => $"Say({Operand(1)} ? 1 : 2.5);",
                    1 => $"Say({Operand(1)} ? 'c' : 1);",
                    2 => $"object? {Name("m")} = {Operand(1)} ? \"text\" : null;",
                    _ => $"Say(({Operand(1)} ? 7L : 2) / 2);",
                });
                break;
            case 28:
                Line($"if ({_forms.Pattern}{(_choices.Next(2) == 0 ? "" : " && " + Leaf())})");
                Block(1);
                break;
            case 29:
                var action = Name("f");
                Line($"Action {action} = () =>");
                Line("{");
                Line($"    if ({Synchronous(() => Boolean(1))})");
                Line("    {");
                Line($"        Say({Synchronous(() => Leaf())});");
                Line("        return;");
                Line("    }");
                Line("");
                Line("    Say(0);");
                Line("};");
                Line($"{action}();");
                break;
            case 30:
                Line("while (true)");
                Line("{");
                Line($"    if ({Boolean(1)})");
                Line("    {");
                Line($"        Say({Boolean(1)});");
                Line("        break;");
                Line("    }");
                Line("");
                Line($"    Say({Boolean(1)});");
                Line("    break;");
                Line("}");
                break;
            default:
                Line("Say(a);");
                break;
        }
    }

    private string Leave() => _choices.Next(3) switch
    {
        0 => $"return {Number(1)};",
        1 => $"throw new InvalidOperationException(\"{Name("e")}\");",
        _ => $"return {_choices.Next(9)};",
    };

    /// <summary>Returns an operand of an operator.</summary>
    private string Operand(int depth) => $"({Boolean(depth)})";

    private static string Synchronous(Func<string> write)
    {
        var text = write();
        return text.Contains("await", StringComparison.Ordinal) ? "a" : text;
    }

    private string Flag() => _choices.Next(_isAsync ? 13 : 10) switch
    {
        0 or 1 => _forms.Value,
        2 => _forms.Snapshot,
        3 => "IsNew",
        4 => $"IsNewFor({(_choices.Next(2) == 0 ? "a" : $"Is(\"{Name("p")}\", b)")})",
        5 => _forms.InContext("new FlagContext { TargetingKey = \"x\" }"),
        6 => _forms.InContext($"Ctx(\"{Name("c")}\")"),
        7 => $"!({_forms.Value})",
        8 => "_isOn",
        9 => "_isSet",
        10 => _forms.Awaited(""),
        11 => _forms.Awaited(".ConfigureAwait(false)"),
        _ => "await IsNewAsync()",
    };

    private string Boolean(int depth)
    {
        if (depth == 0)
        {
            return Leaf();
        }

        return _choices.Next(14) switch
        {
            0 => Leaf(),
            1 or 2 => Flag(),
            3 or 4 or 5 => $"{Inner(depth)} && {Inner(depth)}",
            6 or 7 => $"{Inner(depth)} || {Inner(depth)}",
            8 => $"!{Operand(depth - 1)}",
            9 => $"{Operand(depth - 1)} {new[] { "&", "|", "^" }[_choices.Next(3)]} {Operand(depth - 1)}",
            10 => $"{Operand(depth - 1)} {new[] { "==", "!=" }[_choices.Next(2)]} {Operand(depth - 1)}",
            11 => $"({Inner(depth)} ? {Boolean(depth - 1)} : {Boolean(depth - 1)})",
            12 => $"{Operand(depth - 1)} is {new[] { "true", "false", "not true" }[_choices.Next(3)]}",
            _ => $"Is(\"{Name("k")}\", {Boolean(depth - 1)})",
        };
    }

    private string Inner(int depth) => _choices.Next(2) == 0 ? Leaf() : Operand(depth - 1);

    private string Leaf() => _choices.Next(_isAsync ? 10 : 9) switch
    {
        0 => "a",
        1 => "b",
        2 or 3 => Flag() is var flag && flag.StartsWith("await", StringComparison.Ordinal) ? $"({flag})" : flag,
        4 => $"Is(\"{Name("k")}\", a)",
        5 => $"Is(\"{Name("k")}\", b)",
        6 => _locals.Count > 0 ? _locals[_choices.Next(_locals.Count)] : "a",
        7 => "Flags.Other.IsEnabled()",
        8 => _choices.Next(4) == 0 ? $"Fail(\"{Name("e")}\")" : "b",
        _ => $"(await IsLater(\"{Name("l")}\", a))",
    };

    private string Number(int depth) => _choices.Next(depth == 0 ? 2 : 4) switch
    {
        0 => _choices.Next(5).ToString(System.Globalization.CultureInfo.InvariantCulture),
        1 => $"Num(\"{Name("m")}\")",
        2 => $"({Boolean(1)} ? {Number(depth - 1)} : {Number(depth - 1)})",
        _ => $"({Boolean(1)} ? {Number(depth - 1)} : {Number(depth - 1)}) + 1",
    };
}

using System.Text;
using OpenRollout.Cli.Output;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;
using Spectre.Console;

namespace OpenRollout.Cli.Showing;

/// <summary>Writes a merged manifest as JSON, with the place of each overlaid value at the end of its line.</summary>
internal sealed class MergedText(MergedManifest manifest, IAnsiConsole screen)
{
    private const string Unit = "  ";
    private const int MaximumLine = 100;

    /// <summary>Writes the whole manifest.</summary>
    public void Write() => Write(manifest.Root, "", "", isLast: true);

    private void Write(JsonTextValue value, string prefix, string indentation, bool isLast)
    {
        var end = isLast ? "" : ",";
        var line = OnOneLine(value);
        // The root and what mixes both files is spread over lines, so that each overlaid value has its own.
        if (!(value.IsObject || value.IsArray) || (indentation.Length > 0 && indentation.Length + prefix.Length + line.Length <= MaximumLine && !IsMixed(value)))
        {
            WriteLine($"{indentation}{prefix}{line}{end}", value);
            return;
        }

        WriteLine($"{indentation}{prefix}{(value.IsObject ? "{" : "[")}", value.IsArray ? value : default);
        JsonTextValue[] items = value.IsObject ? [.. Members(value).Select(member => member.Value)] : [.. Items(value)];
        string[] names = value.IsObject ? [.. Members(value).Select(member => $"\"{Encoding.UTF8.GetString(member.Name.Raw)}\": ")] : [];
        for (var index = 0; index < items.Length; index++)
        {
            Write(items[index], value.IsObject ? names[index] : "", indentation + Unit, index == items.Length - 1);
        }

        WriteLine($"{indentation}{(value.IsObject ? "}" : "]")}{end}", default);
    }

    private void WriteLine(string text, JsonTextValue value)
    {
        var place = value.IsMissing ? null : manifest.FindOverlayPlace(value);
        screen.MarkupLine(Markup.Escape(PlainText.Escape(text)) + (place is { } found ? Screen.Style($"  ← {found.Path}({found.Position})", "green") : ""));
    }

    /// <summary>Returns whether a value has parts of both files.</summary>
    public static bool IsMixed(JsonTextValue value) => value.Tokens.ToArray().Select(token => token.Range.Layer).Distinct().Count() > 1;

    /// <summary>Returns a value as JSON on one line.</summary>
    public static string OnOneLine(JsonTextValue value)
        => value.IsObject ? Members(value) is { Count: > 0 } members ? $"{{ {string.Join(", ", members.Select(member => $"\"{Encoding.UTF8.GetString(member.Name.Raw)}\": {OnOneLine(member.Value)}"))} }}" : "{}"
            : value.IsArray ? $"[{string.Join(", ", Items(value).Select(OnOneLine))}]"
            : value.IsString ? $"\"{Encoding.UTF8.GetString(value.Raw)}\""
            : Encoding.UTF8.GetString(value.Raw);

    private static List<(JsonTextValue Name, JsonTextValue Value)> Members(JsonTextValue value)
    {
        var members = new List<(JsonTextValue Name, JsonTextValue Value)>();
        foreach (var (name, member) in value.EnumerateObject())
        {
            members.Add((name, member));
        }

        return members;
    }

    private static List<JsonTextValue> Items(JsonTextValue value)
    {
        var items = new List<JsonTextValue>();
        foreach (var item in value.EnumerateArray())
        {
            items.Add(item);
        }

        return items;
    }
}

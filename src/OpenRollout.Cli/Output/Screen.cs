using Spectre.Console;

namespace OpenRollout.Cli.Output;

/// <summary>Creates consoles for what people see.</summary>
internal static class Screen
{
    /// <summary>Returns a console that writes to the output, without escape codes unless a terminal shows it.</summary>
    public static IAnsiConsole Of(CommandHost host) => Create(host.Output, host.HasColors, host.Width);

    /// <summary>Returns a console of a terminal, whose output can be replaced.</summary>
    public static IAnsiConsole Live(CommandHost host)
    {
        var console = Create(host.Output, host.HasColors, host.Width, AnsiSupport.Yes);
        if (host.Height > 0)
        {
            console.Profile.Height = host.Height;
        }

        return console;
    }

    /// <summary>Returns a console that writes to a writer.</summary>
    public static IAnsiConsole Create(TextWriter writer, bool hasColors, int width) => Create(writer, hasColors, width, hasColors ? AnsiSupport.Detect : AnsiSupport.No);

    /// <summary>Returns text with a style, as markup. The text itself is not markup.</summary>
    public static string Style(string text, string style) => $"[{style}]{Markup.Escape(text)}[/]";

    private static IAnsiConsole Create(TextWriter writer, bool hasColors, int width, AnsiSupport ansi)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = hasColors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Capabilities.Links = false;
        return console;
    }
}

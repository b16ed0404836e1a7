using OpenRollout.Cli.Differences;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Text;
using Spectre.Console;

namespace OpenRollout.Cli.Output;

/// <summary>Writes what a change does to users.</summary>
internal static class DiffText
{
    /// <summary>Writes the report for people.</summary>
    public static void Write(CommandHost host, DiffReport report)
    {
        if (!report.Environments.Any(HasEffect))
        {
            host.Output.WriteLine("no user gets anything else");
        }

        Write(host, report.Environments);
    }

    /// <summary>Writes the differences of environments for people.</summary>
    public static void Write(CommandHost host, IReadOnlyList<EnvironmentDiffReport> environments)
    {
        // Witnesses are copied into other commands, so no line is broken.
        var screen = Screen.Create(host.Output, host.HasColors, int.MaxValue / 2);
        foreach (var environment in environments.Where(HasEffect))
        {
            if (environments.Count > 1)
            {
                screen.MarkupLine(Screen.Style(NameOf(environment), "underline"));
            }

            foreach (var flag in environment.Flags.Where(HasEffect))
            {
                Write(screen, flag);
            }
        }
    }

    /// <summary>Writes the report for a comment on a pull request.</summary>
    public static void WriteMarkdown(TextWriter writer, DiffReport report)
    {
        writer.WriteLine("### What this change does to users");
        writer.WriteLine();
        if (!report.Environments.Any(HasEffect))
        {
            writer.WriteLine("No user gets anything else.");
            return;
        }

        foreach (var environment in report.Environments.Where(HasEffect))
        {
            if (report.Environments.Count > 1)
            {
                writer.WriteLine($"#### {NameOf(environment)}");
                writer.WriteLine();
            }

            foreach (var flag in environment.Flags.Where(HasEffect))
            {
                WriteMarkdown(writer, flag);
            }
        }
    }

    /// <summary>Writes the report as annotations: errors for what the caller wants to fail on, notices for the rest.</summary>
    public static void WriteGitHub(TextWriter writer, DiffReport report, Func<FlagDiffReport, bool> isFailure)
    {
        foreach (var environment in report.Environments)
        {
            foreach (var flag in environment.Flags)
            {
                var lines = flag.Users.Select(user => $"{Describe(user)}{(user.Witness is { } witness ? $", for example {witness.GetRawText()}" : "")}");
                writer.WriteLine(GitHubCommand.Annotation(
                    isFailure(flag) ? "error" : "notice",
                    $"{flag.Flag} {Verb(flag)}{(environment.Environment is { } name ? $" in {name}" : "")}",
                    string.Join('\n', [.. flag.Edits, .. lines, .. flag.Undecided is { } reason ? [$"undecided: {reason}"] : Array.Empty<string>()])));
            }
        }
    }

    /// <summary>Returns whether some flag has an effect on users.</summary>
    public static bool HasEffect(EnvironmentDiffReport environment) => environment.Flags.Any(HasEffect);

    private static bool HasEffect(FlagDiffReport flag) => flag is not { Difference: FlagDifferenceKind.Changed, Users.Count: 0, Edits.Count: 0, Undecided: null };

    private static void Write(IAnsiConsole screen, FlagDiffReport flag)
    {
        screen.MarkupLine($"{Screen.Style(PlainText.Quote(flag.Flag), "bold")} {Screen.Style(Verb(flag), flag.IsKilled ? "red" : "default")}{Markup.Escape(flag.Edits.Count > 0 ? $" ({string.Join("; ", flag.Edits)})" : "")}");
        foreach (var user in flag.Users)
        {
            screen.MarkupLine($"  {Screen.Style(Label(user), ColorOf(user))} {Markup.Escape(Reasons(user))}");
            if (user.Witness is { } witness)
            {
                screen.MarkupLine($"    {Markup.Escape($"for example {witness.GetRawText()}{DescribeValues(user)}")}");
            }
        }

        if (flag.Undecided is { } reason)
        {
            screen.MarkupLine($"  {Screen.Style("undecided", "yellow")} {Markup.Escape(reason)}");
        }
    }

    private static void WriteMarkdown(TextWriter writer, FlagDiffReport flag)
    {
        writer.WriteLine($"**{MarkdownText.Code(flag.Flag)}** {Verb(flag)}{(flag.Edits.Count > 0 ? $" ({MarkdownText.Escape(string.Join("; ", flag.Edits))})" : "")}");
        writer.WriteLine();
        if (flag.Users.Count > 0)
        {
            writer.WriteLine("| effect | before | after | for example |");
            writer.WriteLine("|---|---|---|---|");
            foreach (var user in flag.Users)
            {
                writer.WriteLine($"| {Icon(user)} {Label(user)}{(user.From is { } from ? $" from {Rfc3339.Write(from.UtcTicks)}" : "")} | {MarkdownText.Escape(Side(user.Before, user.ValueBefore))} | {MarkdownText.Escape(Side(user.After, user.ValueAfter))} | {(user.Witness is { } witness ? MarkdownText.Code(witness.GetRawText()) : "")} |");
            }

            writer.WriteLine();
        }

        if (flag.Undecided is { } reason)
        {
            writer.WriteLine($"Undecided: {MarkdownText.Escape(reason)}.");
            writer.WriteLine();
        }
    }

    private static string NameOf(EnvironmentDiffReport environment) => environment.Environment ?? "Without an environment";

    private static string Verb(FlagDiffReport flag) => flag.Difference switch
    {
        FlagDifferenceKind.Added => "is new",
        FlagDifferenceKind.Removed => "is removed",
        _ => flag.IsKilled ? "is switched off" : "changes",
    };

    private static string Describe(TransitionReport user) => $"{Label(user)}: {Reasons(user)}";

    private static string Label(TransitionReport user) => (user.Witness is null ? "undecided whether users " : "") + (user.Effect switch
    {
        TransitionKind.Drop => "drop out",
        TransitionKind.Change => "get another value",
        TransitionKind.Join => "join",
        _ => "get another default",
    });

    private static string Reasons(TransitionReport user)
        => $"{user.Before} → {user.After}{(user.From is { } from ? $", from {Rfc3339.Write(from.UtcTicks)}" : "")}";

    private static string Side(string cause, System.Text.Json.JsonElement value) => $"{PlainText.Quote(value.GetRawText())}: {cause}";

    private static string DescribeValues(TransitionReport user)
        => $" gets {PlainText.Quote(user.ValueAfter.GetRawText())} instead of {PlainText.Quote(user.ValueBefore.GetRawText())}";

    private static string ColorOf(TransitionReport user) => user.Witness is null ? "yellow" : user.Effect switch
    {
        TransitionKind.Drop => "red",
        TransitionKind.Join => "green",
        _ => "yellow",
    };

    private static string Icon(TransitionReport user) => user.Witness is null ? "❔" : user.Effect switch
    {
        TransitionKind.Drop => "🔴",
        TransitionKind.Join => "🟢",
        _ => "🟡",
    };
}

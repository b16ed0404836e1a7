namespace OpenRollout.Cli.Output;

/// <summary>Specifies the format of a report.</summary>
internal enum OutputFormat
{
    /// <summary>Text for people, with colors if a terminal shows it.</summary>
    Text,

    /// <summary>One JSON document, whose shape docs/cli.md describes.</summary>
    Json,

    /// <summary>GitHub-flavored Markdown, for comments on pull requests.</summary>
    Markdown,

    /// <summary>Workflow commands, which GitHub shows as annotations.</summary>
    GitHub,
}

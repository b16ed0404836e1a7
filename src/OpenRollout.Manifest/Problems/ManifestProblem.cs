namespace OpenRollout.Manifest;

/// <summary>Something wrong in a manifest: what, where, and what to do about it.</summary>
/// <param name="Descriptor">The kind of problem, with the severity that it has here.</param>
/// <param name="Message">What is wrong here and how to mend it.</param>
/// <param name="Path">The manifest's path as it was given, or <c>flags.json</c> where none was.</param>
/// <param name="Range">The place in UTF-8 bytes.</param>
/// <param name="Start">The first character, as an editor shows it; the default where the problem has no place in the text.</param>
/// <param name="End">The place after the last character; the default where the problem has no place in the text.</param>
public sealed record ManifestProblem(
    ProblemDescriptor Descriptor,
    string Message,
    string Path,
    TextRange Range,
    TextPosition Start,
    TextPosition End)
{
    private readonly string _message = PlainText.Shorten(Message, PlainText.MaximumMessage);

    /// <summary>What is wrong here and how to mend it: one line without control or format characters, at most 500 characters long.</summary>
    public string Message
    {
        get => _message;
        init => _message = PlainText.Shorten(value, PlainText.MaximumMessage);
    }

    /// <summary>The id, <c>ROLL</c> and four digits.</summary>
    public string Id => Descriptor.Id;

    /// <summary>
    /// Gets a value indicating whether the problem is at a place in the text. A server that does not answer and a file
    /// that does not exist have none.
    /// </summary>
    public bool HasPosition => Start.Line > 0;

    /// <summary>Whether this problem refuses the manifest.</summary>
    public bool IsError => Descriptor.Severity == ProblemSeverity.Error;

    /// <summary>Creates a problem that is about the manifest as a whole, or about its source.</summary>
    internal static ManifestProblem WithoutPosition(ProblemDescriptor descriptor, string message, string path)
        => new(descriptor, PlainText.Shorten(message, PlainText.MaximumMessage), path, default, default, default);

    /// <summary>Returns the first problem that refuses the manifest, or null.</summary>
    internal static ManifestProblem? FirstError(IReadOnlyList<ManifestProblem> problems)
    {
        for (var index = 0; index < problems.Count; index++)
        {
            if (problems[index].IsError)
            {
                return problems[index];
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the problem as compilers write one: <c>flags.json(12,9): error ROLL2001: …</c>, or
    /// <c>flags.json: error ROLL1013: …</c> where it has no place in the text.
    /// </summary>
    public override string ToString()
        => $"{PlainText.Escape(Path)}{(HasPosition ? $"({Start})" : "")}: {(IsError ? "error" : "warning")} {Id}: {Message}";
}

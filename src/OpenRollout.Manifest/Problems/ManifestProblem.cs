using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest;

/// <summary>A problem of a manifest: its kind, its position, and a message that says what is wrong and how to fix it. Immutable.</summary>
/// <param name="Descriptor">The kind of problem, with its severity at this position.</param>
/// <param name="Message">A description of the problem and its remedy.</param>
/// <param name="Path">The path of the manifest as passed to the reader, <c>flags.json</c> by default.</param>
/// <param name="Range">The range in the text, in UTF-8 bytes.</param>
/// <param name="Start">The position of the first character; the default value if the problem has no position.</param>
/// <param name="End">The position after the last character; the default value if the problem has no position.</param>
public sealed record ManifestProblem(
    ProblemDescriptor Descriptor,
    string Message,
    string Path,
    TextRange Range,
    TextPosition Start,
    TextPosition End)
{
    private readonly string _message = PlainText.Shorten(Message, PlainText.MaximumMessage);

    /// <summary>Gets what is wrong and how to fix it: one line of at most 500 characters without control or format characters.</summary>
    public string Message
    {
        get => _message;
        init => _message = PlainText.Shorten(value, PlainText.MaximumMessage);
    }

    /// <summary>Gets the id: <c>ROLL</c> and four digits.</summary>
    public string Id => Descriptor.Id;

    /// <summary>
    /// Gets a value indicating whether the problem has a position in the text. A missing file or an unreachable server, for
    /// example, has none.
    /// </summary>
    public bool HasPosition => Start.Line > 0;

    /// <summary>Gets a value indicating whether this problem is an error, which rejects the manifest.</summary>
    public bool IsError => Descriptor.Severity == ProblemSeverity.Error;

    /// <summary>Creates a problem of the manifest as a whole or of its source.</summary>
    internal static ManifestProblem WithoutPosition(ProblemDescriptor descriptor, string message, string path)
        => new(descriptor, PlainText.Shorten(message, PlainText.MaximumMessage), path, default, default, default);

    /// <summary>Returns the first error, or null if there is none.</summary>
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
    /// Returns the problem in the format of compilers: <c>flags.json(12,9): error ROLL2001: …</c>, or
    /// <c>flags.json: error ROLL1013: …</c> if it has no position.
    /// </summary>
    public override string ToString()
        => $"{PlainText.Escape(Path)}{(HasPosition ? $"({Start})" : "")}: {(IsError ? "error" : "warning")} {Id}: {Message}";
}

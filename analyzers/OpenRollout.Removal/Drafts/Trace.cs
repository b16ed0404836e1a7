using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Drafts;

/// <summary>The nodes that an edit removed, and the uses of the flag that it follows from.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Spans">The removed code, in the original text.</param>
/// <param name="Names">The names that the removed code uses.</param>
/// <param name="Origins">The uses, by their files and their positions in the original text.</param>
internal sealed record Trace(string Path, IReadOnlyList<TextSpan> Spans, IReadOnlyCollection<string> Names, IReadOnlyList<(string Path, int Position)> Origins);

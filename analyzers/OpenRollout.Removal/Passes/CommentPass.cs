using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Passes;

/// <summary>Moves the comment at the end of a line to where the code is that it describes: an arm or operand that is now in another line.</summary>
internal sealed class CommentPass : ITreePass
{
    public bool Concerns(SyntaxNode root) => LineComments.MarkedIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model) => LineComments.MarkedIn(root).Select(LineComments.Place);
}

using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Passes;

/// <summary>A step of a removal that edits each file on its own. Passes are repeated until none of them finds anything.</summary>
internal interface ITreePass
{
    /// <summary>Returns whether a file can have something to do, without binding it.</summary>
    bool Concerns(SyntaxNode root);

    /// <summary>Returns the edits. Of edits that overlap, the innermost is applied, and the others are found again in the next round.</summary>
    IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model);
}

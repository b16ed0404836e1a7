using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Tells code that runs from code that is data.</summary>
internal static class ExpressionTree
{
    /// <summary>Whether an operation stands in a lambda that becomes an <c>Expression</c>.</summary>
    public static bool Contains(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation { Parent: IConversionOperation { Type: { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } } } })
            {
                return true;
            }
        }

        return false;
    }
}

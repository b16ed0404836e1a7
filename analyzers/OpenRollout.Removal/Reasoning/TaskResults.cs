using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Finds the expression that reads the result of a task: <c>await</c>, <c>Result</c> or <c>GetResult</c>, also after <c>ConfigureAwait</c> and the like.</summary>
internal static class TaskResults
{
    /// <summary>Returns the expression that reads the result, or null if the task is used in another way.</summary>
    /// <param name="task">The expression that returns the task.</param>
    /// <param name="last">The last expression that is a task or an awaitable.</param>
    /// <param name="arguments">The arguments that are evaluated in between.</param>
    public static ExpressionSyntax? Find(ExpressionSyntax task, out ExpressionSyntax last, out IReadOnlyList<ExpressionSyntax> arguments)
    {
        last = Parentheses.Around(task);
        arguments = [];
        while (last.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" } member && member.Expression == last
            && member.Parent is InvocationExpressionSyntax next)
        {
            arguments = [.. arguments, .. next.ArgumentList.Arguments.Select(argument => argument.Expression)];
            last = Parentheses.Around(next);
        }

        return last.Parent switch
        {
            AwaitExpressionSyntax awaited => awaited,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result when result.Expression == last => result,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Parent: InvocationExpressionSyntax result } => result,
            _ => null,
        };
    }
}

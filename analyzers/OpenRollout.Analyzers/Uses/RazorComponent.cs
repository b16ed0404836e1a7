using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Reads the code that Razor generates for <c>&lt;Feature Key="stories" /&gt;</c>: <c>builder.AddComponentParameter(1, nameof(Feature.Key), "stories")</c>.</summary>
internal static class RazorComponent
{
    /// <summary>Returns the property that a call sets, or null for any other call.</summary>
    public static IPropertySymbol? FindParameter(IInvocationOperation call)
        => call.TargetMethod is { Name: "AddComponentParameter", ContainingType.Name: "RenderTreeBuilder" }
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "name")?.Value is INameOfOperation { Argument: IMemberReferenceOperation { Member: IPropertySymbol property } }
            ? property
            : null;

    /// <summary>Returns a value without the call that Razor wraps around it to check its type.</summary>
    public static IOperation WithoutCheck(IOperation value) => value switch
    {
        IConversionOperation { ConstantValue.HasValue: false } conversion => WithoutCheck(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "TypeCheck", ContainingType.Name: "RuntimeHelpers" }, Arguments.Length: 1 } check => check.Arguments[0].Value,
        _ => value,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Finds the handlers of minimal APIs: <c>app.MapGet("/", handler)</c>.</summary>
internal static class RouteHandlers
{
    private const string Extensions = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";
    private const string Bound = "Delegate";
    private const string Unbound = "RequestDelegate";

    /// <summary>Returns whether a compilation has minimal APIs.</summary>
    public static bool AreIn(Compilation compilation) => compilation.GetTypeByMetadataName(Extensions) is not null;

    /// <summary>Returns the handler that a call maps, and whether its parameters and result are bound by their types; null for any other call.</summary>
    public static (IMethodSymbol Method, bool IsBound)? Find(IInvocationOperation call)
        => FindArgument(call) is { Parameter: { } parameter } argument && Unwrap(argument.Value) is { } method ? (method, parameter.Type.Name == Bound) : null;

    /// <summary>Returns the last argument of a call that could not be bound, if it is a method, which is then the handler; otherwise null.</summary>
    public static IMethodSymbol? FindLast(IInvocationOperation call) => call.Arguments.Length == 0 ? null : Unwrap(call.Arguments[call.Arguments.Length - 1].Value);

    /// <summary>Returns the location of a call's handler.</summary>
    public static Location LocationOf(IInvocationOperation call) => (FindArgument(call)?.Value.Syntax ?? call.Syntax).GetLocation();

    private static IArgumentOperation? FindArgument(IInvocationOperation call)
        // By name, because the class has another symbol in the compilation that a generator sees.
        => call.TargetMethod is { IsStatic: true, ContainingType: { Name: "EndpointRouteBuilderExtensions" } type } && type.ToDisplayString() == Extensions
            ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name is Bound or Unbound)
            : null;

    private static IMethodSymbol? Unwrap(IOperation value) => value switch
    {
        IConversionOperation conversion => Unwrap(conversion.Operand),
        IDelegateCreationOperation creation => Unwrap(creation.Target),
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };
}

using System.Diagnostics.CodeAnalysis;
using OpenFeature.Constant;

namespace OpenFeature.Error;

/// <summary>Becomes <see cref="ErrorType.TypeMismatch"/>.</summary>
[ExcludeFromCodeCoverage]
public class TypeMismatchException : FeatureProviderException
{
    public TypeMismatchException(string? message = null, Exception? innerException = null)
        : base(ErrorType.TypeMismatch, message, innerException)
    {
    }
}

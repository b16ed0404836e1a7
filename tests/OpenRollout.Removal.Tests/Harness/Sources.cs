namespace OpenRollout.Removal.Tests;

/// <summary>The files that all cases share.</summary>
internal static class Sources
{
    public const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using OpenFeature;
        global using OpenFeature.Model;
        global using App;
        global using static App.Probe;
        namespace App { }
        """;

    /// <summary>Functions whose calls are logged, so that two runs can be compared.</summary>
    public const string Probe =
        """
        namespace App
        {
            public static class Probe
            {
                [ThreadStatic]
                private static System.Text.StringBuilder? _log;

                public static void Start() => _log = new();

                public static string Stop() => _log!.ToString();

                public static void Say(object? what) => _log!.Append(what ?? "null").Append(';');

                public static bool Is(string name, bool value = true)
                {
                    Say(name);
                    return value;
                }

                public static bool Fail(string name)
                {
                    Say(name);
                    throw new InvalidOperationException(name);
                }

                public static int Num(string name, int value = 1)
                {
                    Say(name);
                    return value;
                }

                public static Task<bool> IsLater(string name, bool value = true)
                {
                    Say(name);
                    return Task.FromResult(value);
                }

                public static EvaluationContext Ctx(string name)
                {
                    Say(name);
                    return EvaluationContext.Empty;
                }

                public static IDisposable Scope(string name)
                {
                    Say("+" + name);
                    return new End(name);
                }

                private sealed class End(string name) : IDisposable
                {
                    public void Dispose() => Say("-" + name);
                }
            }
        }
        """;

    /// <summary>The parts of the packages for ASP.NET Core and for tests that the engine knows.</summary>
    public const string Packages =
        """
        using OpenRollout;
        using OpenRollout.AspNetCore;

        namespace OpenRollout.AspNetCore
        {
            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            public sealed class RequireFlagAttribute : Attribute
            {
                public RequireFlagAttribute([TakesFlagKey] string flagKey, [TakesFlagKey] params string[] others) { }

                public RequireFlagAttribute(Type flags, string name, params string[] others) { }

                public FlagRequirementType Requirement { get; set; }

                public bool Negate { get; set; }
            }

            public enum FlagRequirementType
            {
                All,
                Any,
            }

            public sealed class FlagCondition
            {
                public static implicit operator FlagCondition(BooleanFlag flag) => new();

                public static FlagCondition All(params FlagCondition[] conditions) => new();

                public static FlagCondition Any(params FlagCondition[] conditions) => new();

                public static FlagCondition Not(FlagCondition condition) => new();
            }
        }

        namespace Microsoft.AspNetCore.Builder
        {
            public static class RequireFlagEndpointConventionBuilderExtensions
            {
                public static T RequireFlag<T>(this T builder, FlagCondition condition) => builder;

                public static T RequireFlag<T>(this T builder, FlagCondition condition, int statusCode) => builder;
            }
        }

        namespace OpenRollout.Testing
        {
            public sealed class TestFlagProvider
            {
                public TestFlagProvider Set<T>(FeatureFlag<T> flag, T value) => this;

                public TestFlagProvider Set<TVariant>(StringFlag<TVariant> flag, TVariant variant) where TVariant : struct, Enum => this;

                public TestFlagProvider Reset(FeatureFlag flag) => this;
            }

            public static class FlagArms
            {
                public static IEnumerable<object[]> Of<T>(FeatureFlag<T> flag) => [];
            }
        }

        namespace NSubstitute
        {
            public static class SubstituteExtensions
            {
                public static T Returns<T>(this T value, T other) => value;

                public static Task<T> Returns<T>(this Task<T> value, T other) => value;

                public static T Received<T>(this T value) => value;
            }

            public static class Substitute
            {
                public static T For<T>() => default!;
            }
        }

        namespace Moq
        {
            public sealed class Mock<T>
            {
                public T Object => default!;

                public Mock<T> Setup<TResult>(System.Linq.Expressions.Expression<Func<T, TResult>> set) => this;
            }

            public static class It
            {
                public static T IsAny<T>() => default!;
            }
        }
        """;

    /// <summary>Returns the manifest.</summary>
    /// <param name="key">The key of the flag that is removed.</param>
    /// <param name="value">The default of the flag, which it always has without a provider.</param>
    public static string Manifest(string key, object value)
    {
        string DefaultOf(string flag, string otherwise) => flag != key ? otherwise
            : value is string text ? System.Text.Json.JsonSerializer.Serialize(text)
            : value is bool boolean ? (boolean ? "true" : "false")
            : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
        return $$"""
            { "flags": {
              "stories": { "flagType": "boolean", "defaultValue": {{DefaultOf("stories", "false")}} },
              "other": { "flagType": "boolean", "defaultValue": true },
              "page-size": { "flagType": "integer", "defaultValue": {{DefaultOf("page-size", "20")}} },
              "ratio": { "flagType": "float", "defaultValue": {{DefaultOf("ratio", "0.5")}} },
              "title": { "flagType": "string", "defaultValue": {{DefaultOf("title", "\"hi\"")}} },
              "layout": { "flagType": "string", "variants": { "list": "list", "grid": "grid", "reel": "reel" }, "defaultValue": {{DefaultOf("layout", "\"grid\"")}} }
            } }
            """;
    }
}

using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RewardLang.Backends;
using RewardLang.Backends.Cpu;

namespace RewardLang.Runtime.Kernels;

/// <summary>Kernel text to running code: Roslyn into an assembly that can be unloaded.</summary>
internal static unsafe class KernelCompiler
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    /// <summary>Kept, because reading metadata takes longer than compiling a kernel.</summary>
    private static readonly Lazy<MetadataReference[]> s_references = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Runtime.Intrinsics.dll" or "System.Private.CoreLib.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(KernelFrame).Assembly.Location),
    ]);

    /// <summary>Compiles the kernel of a sized program's steps.</summary>
    /// <exception cref="KernelNotSupportedException">The program has no kernel.</exception>
    public static CompiledKernel Compile(CompiledProgram program) =>
        Compile(program, CpuKernelEmitter.TypeName(program), CpuKernelEmitter.Emit(program));

    /// <summary>Compiles the kernel that runs a sized program over trajectories.</summary>
    /// <exception cref="KernelNotSupportedException">The program has no such kernel.</exception>
    public static CompiledKernel CompileTrajectories(CompiledProgram program) =>
        Compile(program, TrajectoryKernelEmitter.TypeName(program), TrajectoryKernelEmitter.Emit(program));

    private static CompiledKernel Compile(CompiledProgram program, string typeName, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, s_parseOptions);
        var compilation = CSharpCompilation.Create(typeName, [tree], s_references.Value, s_options);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            throw new RewardException(
                $"The kernel of '{program.Name}' does not compile; this is a defect of RewardLang. "
                    + string.Join(" ", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(3)));
        }

        image.Position = 0;
        var context = new KernelLoadContext(typeName);
        var type = context.LoadFromStream(image).GetType($"RewardLang.Kernels.{typeName}", throwOnError: true)!;
        var entry = (delegate*<KernelFrame*, void>)type.GetMethod("Run")!.MethodHandle.GetFunctionPointer();
        int Constant(string name) => (int?)type.GetField(name)?.GetRawConstantValue() ?? 0;
        return new CompiledKernel(entry, Constant("ScratchVectors"), new Unloader(context, type)) { HistoryVectors = Constant("HistoryVectors") };
    }

    /// <summary>A context of one kernel, which the garbage collector removes once it is unloaded.</summary>
    private sealed class KernelLoadContext(string name) : AssemblyLoadContext(name, isCollectible: true);

    /// <summary>Holds the kernel's type, without which a bare function pointer would not keep its code.</summary>
    private sealed class Unloader(AssemblyLoadContext context, Type type) : IDisposable
    {
        private Type? _type = type;

        public void Dispose()
        {
            if (_type is null)
                return;
            _type = null;
            context.Unload();
        }
    }
}

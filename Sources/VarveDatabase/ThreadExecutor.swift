#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A serial executor with a thread of its own, for calls that block: a C library waiting for a server or a disk
/// must not hold one of the few threads that all other tasks share.
public final class ThreadExecutor: SerialExecutor {
    private let queue: JobQueue

    /// Starts the thread. It ends when the executor is released.
    public init() {
        let queue = JobQueue()
        self.queue = queue
        let context = Unmanaged.passRetained(queue)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        // Deeply nested SQL is parsed on this stack.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        defer { pthread_attr_destroy(&attributes) }
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let status = pthread_create(&thread, &attributes, runJobs, context.toOpaque())
        precondition(status == 0, "the system refuses to start a thread")
    }

    deinit {
        queue.stop()
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        queue.append(UnownedJob(job), for: asUnownedSerialExecutor())
    }

    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }
}

private func runJobs(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().run()
    return nil
}

/// Jobs waiting for the thread. Lock and condition are raw memory, since neither may move.
private final class JobQueue: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [(UnownedJob, UnownedSerialExecutor)] = []
    private var isStopped = false

    init() {
        pthread_mutex_init(lock, nil)
        pthread_cond_init(arrival, nil)
    }

    deinit {
        pthread_cond_destroy(arrival)
        pthread_mutex_destroy(lock)
        arrival.deallocate()
        lock.deallocate()
    }

    func append(_ job: UnownedJob, for executor: UnownedSerialExecutor) {
        pthread_mutex_lock(lock)
        jobs.append((job, executor))
        pthread_cond_signal(arrival)
        pthread_mutex_unlock(lock)
    }

    func stop() {
        pthread_mutex_lock(lock)
        isStopped = true
        pthread_cond_signal(arrival)
        pthread_mutex_unlock(lock)
    }

    func run() {
        while true {
            pthread_mutex_lock(lock)
            while jobs.isEmpty && !isStopped {
                pthread_cond_wait(arrival, lock)
            }
            let batch = jobs
            jobs.removeAll(keepingCapacity: true)
            let isDone = batch.isEmpty && isStopped
            pthread_mutex_unlock(lock)
            if isDone { return }
            for (job, executor) in batch {
                job.runSynchronously(on: executor)
            }
        }
    }
}

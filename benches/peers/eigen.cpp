// The tasks in Eigen: fixed sizes, derivatives by hand, vectors first, results written in place.
// `TASKS` finds a task by its name and sizes.
#include <Eigen/Dense>
#include <cstring>
#include <string>

using namespace Eigen;

// Nothing here has a name that the linker could merge with the other instruction set's.
namespace {

template <class T> using In = const T *const *;
template <class T> using Out = T *const *;
template <class T> using Function = void (*)(In<T>, Out<T>);

template <class T, int R, int C> using Mat = Matrix<T, R, C>;
template <class T, int N> using Vec = Matrix<T, N, 1>;
// Inputs and outputs lie at multiples of 64 bytes.
template <class T, int R, int C> Map<const Mat<T, R, C>, Aligned64> in(const T *p) {
  return Map<const Mat<T, R, C>, Aligned64>(p);
}
template <class T, int R, int C> Map<Mat<T, R, C>, Aligned64> out(T *p) {
  return Map<Mat<T, R, C>, Aligned64>(p);
}

// a'W'x, by W.
template <class T, int M, int N> void bilinear(In<T> i, Out<T> o) {
  auto W = in<T, M, N>(i[0]); auto x = in<T, M, 1>(i[1]); auto a = in<T, N, 1>(i[2]);
  auto G = out<T, M, N>(o[1]);
  *o[0] = x.dot((W * a).eval());
  G.noalias() = x * a.transpose();
}

// <A, W'X> by W: one product for both.
template <class T, int N> void frobenius(In<T> i, Out<T> o) {
  auto A = in<T, N, N>(i[0]); auto W = in<T, N, N>(i[1]); auto X = in<T, N, N>(i[2]);
  auto G = out<T, N, N>(o[1]);
  G.noalias() = X * A.transpose();
  *o[0] = W.cwiseProduct(G).sum();
}

// |Ax - b|^2 by x.
template <class T, int M, int N> void least_squares(In<T> i, Out<T> o) {
  auto A = in<T, M, N>(i[0]); auto x = in<T, N, 1>(i[1]); auto b = in<T, M, 1>(i[2]);
  auto g = out<T, N, 1>(o[1]);
  Vec<T, M> r = -b;
  r.noalias() += A * x;
  *o[0] = r.squaredNorm();
  g.noalias() = (T(2) * A.transpose()) * r;
}

// sum(softplus(Xw)) - y'Xw by w; with its Hessian.
template <class T, int M, int N, bool HESSIAN> void logistic(In<T> i, Out<T> o) {
  auto X = in<T, M, N>(i[0]); auto w = in<T, N, 1>(i[1]); auto y = in<T, M, 1>(i[2]);
  auto g = out<T, N, 1>(o[1]);
  Array<T, M, 1> z = (X * w).array();
  Array<T, M, 1> e = (-z.abs()).exp();
  *o[0] = (z.max(T(0)) + (T(1) + e).log() - y.array() * z).sum();
  Array<T, M, 1> s = (z >= T(0)).select(T(1) / (T(1) + e), e / (T(1) + e));
  g.noalias() = X.transpose() * (s - y.array()).matrix();
  if constexpr (HESSIAN) {
    auto H = out<T, N, N>(o[2]);
    Mat<T, M, N> SX = (s * (T(1) - s)).matrix().asDiagonal() * X;
    H.noalias() = X.transpose() * SX;
  }
}
template <class T, int M, int N> void logistic_gradient(In<T> i, Out<T> o) { logistic<T, M, N, false>(i, o); }
template <class T, int M, int N> void logistic_hessian(In<T> i, Out<T> o) { logistic<T, M, N, true>(i, o); }

// 0.5 |W2 tanh(W1 x + b1) + b2 - t|^2 by W1, b1, W2, b2.
template <class T, int N, int H, int K> void network(In<T> i, Out<T> o) {
  auto W1 = in<T, H, N>(i[0]); auto b1 = in<T, H, 1>(i[1]); auto W2 = in<T, K, H>(i[2]);
  auto b2 = in<T, K, 1>(i[3]); auto x = in<T, N, 1>(i[4]); auto t = in<T, K, 1>(i[5]);
  auto dW1 = out<T, H, N>(o[1]); auto db1 = out<T, H, 1>(o[2]);
  auto dW2 = out<T, K, H>(o[3]); auto db2 = out<T, K, 1>(o[4]);
  Vec<T, H> h = b1;
  h.noalias() += W1 * x;
  h = h.array().tanh();
  Vec<T, K> r = b2 - t;
  r.noalias() += W2 * h;
  *o[0] = T(0.5) * r.squaredNorm();
  db2 = r;
  dW2.noalias() = r * h.transpose();
  Vec<T, H> d;
  d.noalias() = W2.transpose() * r;
  d.array() *= T(1) - h.array().square();
  db1 = d;
  dW1.noalias() = d * x.transpose();
}

// 0.5 logdet(S) + 0.5 (x-u)'inv(S)(x-u) by S.
template <class T, int N> void gaussian(In<T> i, Out<T> o) {
  auto S = in<T, N, N>(i[0]); auto x = in<T, N, 1>(i[1]); auto u = in<T, N, 1>(i[2]);
  auto G = out<T, N, N>(o[1]);
  Vec<T, N> r = x - u;
  if constexpr (N <= 4) {
    Mat<T, N, N> P = S.inverse();
    Vec<T, N> q = P * r;
    *o[0] = T(0.5) * (std::log(S.determinant()) + r.dot(q));
    G.noalias() = T(0.5) * (P - q * q.transpose());
  } else {
    LLT<Mat<T, N, N>> llt(S);
    Vec<T, N> q = llt.solve(r);
    *o[0] = llt.matrixLLT().diagonal().array().log().sum() + T(0.5) * r.dot(q);
    G = llt.solve(Mat<T, N, N>::Identity());
    G.noalias() -= q * q.transpose();
    G *= T(0.5);
  }
}

// x'ABCx by x, vectors first.
template <class T, int N> void chain(In<T> i, Out<T> o) {
  auto A = in<T, N, N>(i[0]); auto B = in<T, N, N>(i[1]); auto C = in<T, N, N>(i[2]);
  auto x = in<T, N, 1>(i[3]);
  auto g = out<T, N, 1>(o[1]);
  Vec<T, N> u, v;
  u.noalias() = C * x;
  v.noalias() = B * u;
  u.noalias() = A * v;
  *o[0] = x.dot(u);
  g = u;
  u.noalias() = A.transpose() * x;
  v.noalias() = B.transpose() * u;
  g.noalias() += C.transpose() * v;
}

// AB.
template <class T, int N> void product(In<T> i, Out<T> o) {
  out<T, N, N>(o[0]).noalias() = in<T, N, N>(i[0]) * in<T, N, N>(i[1]);
}

// d tanh(Ax) / dx.
template <class T, int N> void jacobian(In<T> i, Out<T> o) {
  auto A = in<T, N, N>(i[0]); auto x = in<T, N, 1>(i[1]);
  Vec<T, N> h;
  h.noalias() = A * x;
  h = T(1) - h.array().tanh().square();
  out<T, N, N>(o[0]) = h.asDiagonal() * A;
}

// d2 x'Ax / dx2.
template <class T, int N> void hessian(In<T> i, Out<T> o) {
  auto A = in<T, N, N>(i[0]);
  out<T, N, N>(o[0]) = A + A.transpose();
}

// Predict and update.
template <class T, int N, int M> void kalman(In<T> i, Out<T> o) {
  auto F = in<T, N, N>(i[0]); auto Q = in<T, N, N>(i[1]); auto H = in<T, M, N>(i[2]); auto R = in<T, M, M>(i[3]);
  auto x = in<T, N, 1>(i[4]); auto P = in<T, N, N>(i[5]); auto z = in<T, M, 1>(i[6]);
  auto x1 = out<T, N, 1>(o[0]); auto P1 = out<T, N, N>(o[1]);
  Vec<T, N> xp;
  xp.noalias() = F * x;
  Mat<T, N, N> FP, Pp = Q;
  FP.noalias() = F * P;
  Pp.noalias() += FP * F.transpose();
  Mat<T, N, M> PH;
  PH.noalias() = Pp * H.transpose();
  Mat<T, M, M> S = R;
  S.noalias() += H * PH;
  Mat<T, N, M> K;
  if constexpr (M <= 4) K.noalias() = PH * S.inverse();
  else K = S.llt().solve(PH.transpose()).transpose();
  Vec<T, M> y = z;
  y.noalias() -= H * xp;
  x1 = xp;
  x1.noalias() += K * y;
  P1 = Pp;
  P1.noalias() -= K * PH.transpose();
}

// 0.5 |M - UV'|^2 by U and V.
template <class T, int N, int K> void factorisation(In<T> i, Out<T> o) {
  auto M = in<T, N, N>(i[0]); auto U = in<T, N, K>(i[1]); auto V = in<T, N, K>(i[2]);
  Mat<T, N, N> E = -M;
  E.noalias() += U * V.transpose();
  *o[0] = T(0.5) * E.squaredNorm();
  out<T, N, K>(o[1]).noalias() = E * V;
  out<T, N, K>(o[2]).noalias() = E.transpose() * U;
}

// Its Hessian by U, times D: D V'V.
template <class T, int N, int K> void factorisation_hvp(In<T> i, Out<T> o) {
  auto V = in<T, N, K>(i[2]); auto D = in<T, N, K>(i[3]);
  Mat<T, K, K> VV;
  VV.noalias() = V.transpose() * V;
  out<T, N, K>(o[0]).noalias() = D * VV;
}

// Its Hessian by U: V'V, for each row of U.
template <class T, int N, int K> void factorisation_hessian(In<T> i, Out<T> o) {
  auto V = in<T, N, K>(i[2]);
  out<T, K, K>(o[0]).noalias() = V.transpose() * V;
}

Function<NUMBER> find(const std::string &task, const int *n) {
#define SIZE(TASK, L, M, N, ...) \
  if (task == #TASK && n[0] == L && n[1] == M && n[2] == N) return TASK<NUMBER, __VA_ARGS__>;
#include "sizes.inc"
  return nullptr;
}

} // namespace

extern "C" void *TASKS(const char *task, const int *sizes) { return (void *)find(task, sizes); }
